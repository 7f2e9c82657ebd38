CREATE TABLE t (a integer, b integer, c integer);
INSERT INTO t VALUES (1, 2, 3);
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t ADD COLUMN b text DEFAULT 'new';
SELECT * FROM t;
INSERT INTO t VALUES (4, 5, 'six');
SELECT * FROM t;
