CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE p (id integer PRIMARY KEY, code text UNIQUE, feeling mood DEFAULT 'ok');
CREATE TABLE c (id integer PRIMARY KEY, p_id integer REFERENCES p (id), p_code text REFERENCES p (code), feelings mood[]);
CREATE VIEW v AS SELECT feeling FROM p WHERE feeling <> 'sad';
ALTER TABLE p DROP CONSTRAINT p_pkey;
ALTER TABLE p DROP CONSTRAINT p_code_key;
DROP INDEX p_code_key;
ALTER TABLE p DROP CONSTRAINT p_pkey CASCADE;
\d c
DROP TYPE mood;
ALTER TABLE p DROP COLUMN code;
ALTER TABLE p DROP COLUMN code CASCADE;
DROP TYPE mood CASCADE;
\d p
\d c
CREATE TABLE q (id integer, n integer CHECK (n > 0), doubled integer GENERATED ALWAYS AS (n * 2) STORED);
CREATE INDEX q_n ON q (n) WHERE id > 0;
ALTER TABLE q DROP COLUMN n;
ALTER TABLE q ALTER COLUMN n TYPE bigint;
ALTER TABLE q DROP COLUMN n CASCADE;
\d q
ALTER TABLE q DROP COLUMN id;
\d q
DROP TABLE p, c;
