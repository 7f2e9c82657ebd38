CREATE TABLE t (id integer, kind text, at date);
INSERT INTO t VALUES (1, 'a', '2025-01-01'), (2, 'a', '2025-02-01'), (3, 'b', '2025-01-15');
SELECT DISTINCT ON (kind) kind, id FROM t ORDER BY kind, at DESC;
SELECT id, CASE WHEN at < '2025-01-10' THEN 'old' WHEN kind = 'b' THEN 'b' ELSE 'new' END AS age FROM t ORDER BY id;
SELECT id, CASE kind WHEN 'a' THEN 1 END FROM t ORDER BY id;
SELECT CASE WHEN true THEN 1 ELSE 'x' END;
