CREATE TABLE t (id integer, ok boolean);
INSERT INTO t VALUES (1, true), (2, 'no'), (3, NULL), (4, 'on');
SELECT * FROM t ORDER BY id;
SELECT id FROM t WHERE ok ORDER BY id;
SELECT id FROM t WHERE NOT ok;
SELECT id FROM t WHERE ok IS NOT TRUE ORDER BY id;
SELECT count(*) FILTER (WHERE ok), bool_and(ok), bool_or(ok) FROM t;
INSERT INTO t VALUES (5, 1);
SELECT id FROM t WHERE ok = 1;
