CREATE TABLE t (name text, n numeric);
INSERT INTO t VALUES ('long enough', 12345.678);
ALTER TABLE t ALTER COLUMN name TYPE varchar(4);
ALTER TABLE t ALTER COLUMN n TYPE numeric(5, 2);
ALTER TABLE t ALTER COLUMN n TYPE numeric(7, 2);
SELECT * FROM t;
