CREATE TABLE t (id integer, at timestamptz, local timestamp);
INSERT INTO t VALUES (1, '2025-01-20 10:30:00+02', '2025-01-20 10:30:00');
INSERT INTO t VALUES (2, '2025-07-01T00:00:00Z', '2025-07-01 12:00:00.123456');
INSERT INTO t VALUES (3, '2025-01-20', '2025-01-20');
INSERT INTO t VALUES (4, 'infinity', '-infinity');
SELECT * FROM t ORDER BY id;
SELECT id, at > '2025-01-20 09:00:00+00' AS later FROM t ORDER BY at;
SELECT at AT TIME ZONE 'UTC', at::date FROM t WHERE id = 1;
SELECT local::timestamptz, at::timestamp FROM t WHERE id = 1;
