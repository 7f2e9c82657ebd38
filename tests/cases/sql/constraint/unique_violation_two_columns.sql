CREATE TABLE t (a integer, b text, UNIQUE (a, b));
INSERT INTO t VALUES (1, 'x'), (1, 'y'), (2, 'x');
INSERT INTO t VALUES (1, 'y');
UPDATE t SET b = 'x' WHERE a = 1 AND b = 'y';
INSERT INTO t VALUES (1, NULL), (1, NULL);
SELECT * FROM t ORDER BY a, b;
