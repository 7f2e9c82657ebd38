CREATE TABLE t (id integer, name text, amount numeric);
INSERT INTO t VALUES (1, 'Zoë', 1.5), (20, 'line
break', NULL), (300, '', -12.345), (4, '日本', 0);
SELECT * FROM t;
SELECT id AS "a very long heading", name FROM t WHERE id = 1;
SELECT 1 AS a WHERE false;
SELECT;
SELECT NULL AS n, true AS b, 'x' AS t, 1.0 AS d;
