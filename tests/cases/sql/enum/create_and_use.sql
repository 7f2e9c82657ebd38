CREATE TYPE account_type AS ENUM ('checking', 'savings', 'credit');
CREATE TABLE accounts (id integer, kind account_type NOT NULL DEFAULT 'checking');
INSERT INTO accounts VALUES (1, 'savings'), (2, 'credit'), (3, DEFAULT);
SELECT * FROM accounts ORDER BY kind;
SELECT * FROM accounts WHERE kind > 'checking' ORDER BY id;
INSERT INTO accounts VALUES (4, 'broker');
SELECT * FROM accounts WHERE kind = 'broker';
\d accounts
\dT+ account_type
