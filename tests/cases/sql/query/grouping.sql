CREATE TABLE t (kind text, amount numeric(8, 2));
INSERT INTO t VALUES ('a', 1), ('a', 2.5), ('b', 4), (NULL, 7);
SELECT kind, count(*), sum(amount), avg(amount) FROM t GROUP BY kind ORDER BY kind;
SELECT kind, sum(amount) AS total FROM t GROUP BY 1 HAVING sum(amount) > 3.5 ORDER BY total DESC;
SELECT count(DISTINCT kind), string_agg(kind, ',' ORDER BY kind DESC), array_agg(amount ORDER BY amount) FROM t;
SELECT kind, amount FROM t GROUP BY kind;
SELECT sum(kind) FROM t;
SELECT kind FROM t WHERE sum(amount) > 1;
SELECT DISTINCT kind FROM t ORDER BY kind NULLS FIRST;
