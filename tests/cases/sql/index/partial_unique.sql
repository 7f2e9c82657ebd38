CREATE TABLE t (id integer, email text, active boolean);
CREATE UNIQUE INDEX uq_active_email ON t (email) WHERE active;
INSERT INTO t VALUES (1, 'a', true), (2, 'a', false), (3, 'a', false);
INSERT INTO t VALUES (4, 'a', true);
UPDATE t SET active = true WHERE id = 2;
SELECT * FROM t ORDER BY id;
