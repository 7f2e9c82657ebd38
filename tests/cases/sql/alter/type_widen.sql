CREATE TABLE t (id integer PRIMARY KEY, name varchar(5) DEFAULT 'x', n integer);
INSERT INTO t VALUES (1, 'abcde', 7);
ALTER TABLE t ALTER COLUMN name TYPE varchar(50);
ALTER TABLE t ALTER COLUMN n TYPE bigint;
ALTER TABLE t ALTER COLUMN n TYPE numeric(10, 2);
ALTER TABLE t ALTER COLUMN name TYPE text;
SELECT * FROM t;
\d t
