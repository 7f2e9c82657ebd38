CREATE TABLE t (id serial PRIMARY KEY, n text);
INSERT INTO t (n) VALUES ('a'), ('b');
INSERT INTO t VALUES (3, 'c');
INSERT INTO t (n) VALUES ('d');
INSERT INTO t (n) VALUES ('e');
SELECT * FROM t ORDER BY id;
SELECT pg_get_serial_sequence('t', 'id'), setval(pg_get_serial_sequence('t', 'id'), (SELECT max(id) FROM t));
\ds
DROP SEQUENCE t_id_seq;
