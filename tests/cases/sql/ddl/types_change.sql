CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (id integer, m mood DEFAULT 'ok', ms mood[], CHECK (m <> 'sad'));
INSERT INTO t VALUES (1, 'happy', '{sad,ok}'), (2, DEFAULT, NULL);
\d t
ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';
ALTER TYPE mood ADD VALUE 'great' AFTER 'happy';
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'fine';
ALTER TYPE mood RENAME TO feeling;
\d t
SELECT * FROM t ORDER BY m;
INSERT INTO t VALUES (3, 'sad');
ALTER TABLE t ALTER COLUMN m TYPE text;
ALTER TABLE t ALTER COLUMN m DROP DEFAULT, DROP CONSTRAINT t_m_check;
ALTER TABLE t ALTER COLUMN m TYPE text;
SELECT * FROM t ORDER BY m;
ALTER TABLE t ALTER COLUMN m TYPE feeling USING m::feeling;
\d t
DROP TYPE feeling;
DROP TYPE feeling CASCADE;
\d t
CREATE TYPE integer AS ENUM ('a');
ALTER TYPE nope ADD VALUE 'x';
CREATE TYPE empty AS ENUM ();
DROP TYPE nope;
CREATE TABLE mood2 (id integer);
CREATE TYPE mood2 AS ENUM ('a');
CREATE TYPE m3 AS ENUM ('a');
CREATE TABLE m3 (id integer);
