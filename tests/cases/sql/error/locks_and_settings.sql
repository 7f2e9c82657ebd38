SET lock_timeout = '5s';
SHOW lock_timeout;
SET LOCAL statement_timeout = '1s';
SET nonsense = 1;
SHOW timezone;
BEGIN;
SET LOCAL lock_timeout = '1s';
LOCK TABLE missing IN ACCESS EXCLUSIVE MODE;
ROLLBACK;
