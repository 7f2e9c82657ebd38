CREATE TABLE t (id integer PRIMARY KEY);
INSERT INTO t VALUES (1), (2), (1);
SELECT count(*) FROM t;
INSERT INTO t VALUES (1), (2), (3);
UPDATE t SET id = id + 1;
SELECT * FROM t ORDER BY id;
