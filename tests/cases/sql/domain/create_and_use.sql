CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN email AS varchar(40) NOT NULL DEFAULT 'nobody@example.org' CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
CREATE DOMAIN percent AS positive CHECK (VALUE <= 100);
CREATE TABLE t (id serial PRIMARY KEY, p positive, e email, share percent DEFAULT 50);
\d t
\dD email
\dD pos*
INSERT INTO t (p) VALUES (1);
INSERT INTO t (p, e, share) VALUES (2, 'ann@example.org', 10), (NULL, 'bob@example.org', 100);
SELECT * FROM t ORDER BY id;
INSERT INTO t (p) VALUES (0);
INSERT INTO t (p, e) VALUES (1, 'nobody');
INSERT INTO t (p, e) VALUES (1, NULL);
INSERT INTO t (p, share) VALUES (1, 101);
INSERT INTO t (p, share) VALUES (1, -1);
INSERT INTO t (e) VALUES ('a very long address that does not fit at all@example.org');
UPDATE t SET p = p - 1 WHERE id = 1;
UPDATE t SET e = 'no at' WHERE id = 1;
SELECT 5::positive, CAST('7' AS positive), NULL::positive;
SELECT (-5)::positive;
SELECT 'x'::positive;
SELECT 200::percent;
SELECT NULL::email;
SELECT p + 1 AS more, e || '!' AS loud FROM t ORDER BY id;
SELECT data_type, domain_name FROM information_schema.columns WHERE table_name = 't' ORDER BY ordinal_position;
SELECT typname, typtype, typnotnull, typdefault FROM pg_type WHERE typname IN ('email', 'percent', 'positive') ORDER BY typname;
ALTER TABLE t ADD COLUMN q positive DEFAULT 3;
SELECT q FROM t ORDER BY id;
ALTER TABLE t ALTER COLUMN id TYPE positive;
INSERT INTO t (id) VALUES (0);
COMMENT ON DOMAIN positive IS 'more than nothing';
\dT
