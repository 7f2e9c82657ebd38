CREATE TABLE t (a text COLLATE "C", b varchar(3) COLLATE "POSIX", c text COLLATE "default", d text);
\d t
ALTER TABLE t ADD COLUMN e text COLLATE "ucs_basic" NOT NULL DEFAULT 'x';
ALTER TABLE t ALTER COLUMN d TYPE varchar(10) COLLATE "C";
ALTER TABLE t ALTER COLUMN a TYPE text;
\d t
CREATE INDEX ON t (a COLLATE "POSIX", b, (lower(c)) );
\d t
SELECT column_name, collation_name FROM information_schema.columns WHERE table_name = 't' ORDER BY ordinal_position;
CREATE TABLE bad (a integer COLLATE "C");
CREATE TABLE bad (a text COLLATE nope);
ALTER TABLE t ADD COLUMN f integer COLLATE "C";
ALTER TABLE t ALTER COLUMN c TYPE integer COLLATE "C" USING 1;
CREATE INDEX ON t (a COLLATE nope);
