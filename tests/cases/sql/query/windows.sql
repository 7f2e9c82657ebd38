CREATE TABLE t (id integer, kind text, amount integer);
INSERT INTO t VALUES (1, 'a', 10), (2, 'a', 20), (3, 'b', 5), (4, 'b', 5);
SELECT id, row_number() OVER (PARTITION BY kind ORDER BY amount DESC, id) FROM t ORDER BY id;
SELECT id, sum(amount) OVER (ORDER BY id) AS running, rank() OVER (ORDER BY amount) FROM t ORDER BY id;
SELECT id, lag(amount) OVER (ORDER BY id), lead(amount, 1, 0) OVER (ORDER BY id) FROM t ORDER BY id;
