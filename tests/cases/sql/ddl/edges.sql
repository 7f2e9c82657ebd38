CREATE TABLE "Odd ""Name" ("a b" integer PRIMARY KEY, "select" text DEFAULT 'it''s', CHECK ("a b" > 0));
INSERT INTO "Odd ""Name" VALUES (1);
INSERT INTO "Odd ""Name" VALUES (1);
INSERT INTO "Odd ""Name" VALUES (-1);
\d "Odd ""Name"
ALTER TABLE "Odd ""Name" RENAME COLUMN "a b" TO "rowid";
INSERT INTO "Odd ""Name" VALUES (1);
UPDATE "Odd ""Name" SET rowid = 2;
SELECT * FROM "Odd ""Name";
DROP TABLE "Odd ""Name";
CREATE TABLE big (id integer, oid2 integer, price numeric(10, 2) UNIQUE, t timestamptz UNIQUE, i interval UNIQUE, j jsonb UNIQUE, d date, b boolean DEFAULT true, u uuid, c char(3) UNIQUE, f double precision);
INSERT INTO big (id, price, t, i, j, c) VALUES (1, 1.5, '2025-01-01 00:00:00+00', '1 day', '{"a": 1}', 'ab');
INSERT INTO big (id, price) VALUES (2, 1.50);
INSERT INTO big (id, t) VALUES (2, '2025-01-01 02:00:00+02');
INSERT INTO big (id, i) VALUES (2, '24 hours');
INSERT INTO big (id, j) VALUES (2, '{"a":1}');
INSERT INTO big (id, c) VALUES (2, 'ab ');
ALTER TABLE big ALTER COLUMN price TYPE integer, ALTER COLUMN t TYPE date USING t::date, ALTER COLUMN j TYPE text;
SELECT * FROM big;
ALTER TABLE big ALTER COLUMN price TYPE numeric(10, 3), ALTER COLUMN f SET NOT NULL;
ALTER TABLE big ALTER COLUMN price TYPE numeric(10, 3);
SELECT price FROM big;
\d big
CREATE TABLE nd (a integer, b text, UNIQUE NULLS NOT DISTINCT (a));
INSERT INTO nd VALUES (NULL, 'x');
INSERT INTO nd VALUES (NULL, 'y');
\d nd
CREATE TABLE self (id integer PRIMARY KEY, CHECK (id <> 5), CHECK (id < 10), CONSTRAINT aaa CHECK (id < 8));
INSERT INTO self VALUES (12);
INSERT INTO self VALUES (5), (12);
CREATE TABLE wide (id integer PRIMARY KEY, long text NOT NULL, n integer NOT NULL);
INSERT INTO wide VALUES (1, repeat('x', 100), NULL);
INSERT INTO wide SELECT g, 'r' || g, NULLIF(g, 3) FROM generate_series(1, 5) AS g;
INSERT INTO wide SELECT g % 4, 'r' || g, g FROM generate_series(1, 5) AS g;
CREATE TABLE gen (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED CHECK (b < 10));
INSERT INTO gen VALUES (1);
INSERT INTO gen VALUES (10);
INSERT INTO gen (b) VALUES (1);
UPDATE gen SET a = 20;
UPDATE gen SET b = 3;
ALTER TABLE gen ALTER COLUMN a TYPE bigint;
ALTER TABLE gen ALTER COLUMN b DROP EXPRESSION;
\d gen
INSERT INTO gen VALUES (1, 2);
SELECT * FROM gen;
CREATE INDEX gen_i ON gen (a DESC NULLS LAST, b) INCLUDE (b);
CREATE INDEX gen_p ON gen ((a * 2), coalesce(b, 0)) WHERE a > 3 AND b IS NOT NULL;
\d gen
\d gen_i
\di
CREATE TABLE IF NOT EXISTS gen (x integer);
DROP TABLE IF EXISTS gen, nope, nd;
DROP TABLE self, nope;
SELECT count(*) FROM self;
ALTER TABLE self ADD COLUMN email text, ADD CONSTRAINT self_email UNIQUE (email), ALTER COLUMN email SET DEFAULT 'none';
INSERT INTO self VALUES (1), (2);
\d self
ALTER TABLE self DROP CONSTRAINT aaa, ADD CONSTRAINT bbb CHECK (id > 0), ALTER COLUMN email TYPE varchar(10);
\d self
