CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
INSERT INTO t (a) VALUES (3);
INSERT INTO t (a, b) VALUES (3, 4);
UPDATE t SET a = 5;
SELECT * FROM t;
\d t
