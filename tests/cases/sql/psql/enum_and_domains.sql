CREATE TYPE kind AS ENUM ('a', 'b');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
\dT
CREATE TABLE t (k kind, p positive);
INSERT INTO t VALUES ('a', 0);
INSERT INTO t VALUES ('a', 1);
\d t
