-- Columns and aliases that differ only in case.
CREATE TABLE people ("Id" serial PRIMARY KEY, id integer UNIQUE, "ID" text NOT NULL DEFAULT 'x', "a^B" text, "A^b" text);
INSERT INTO people (id, "ID", "a^B") VALUES (7, 'seven', 'one'), (8, 'eight', 'two');
SELECT * FROM people;
SELECT "Id", id, "ID" FROM people ORDER BY "ID";
INSERT INTO people (id) VALUES (7);
INSERT INTO people ("ID") VALUES (NULL);
UPDATE people SET "ID" = id::text, id = "Id" WHERE "Id" = 2 RETURNING *;
CREATE INDEX people_both ON people (lower("ID"), id) WHERE "Id" > 0;
ALTER TABLE people ADD CONSTRAINT people_check CHECK ("Id" <= 100 AND id < 50);
INSERT INTO people (id) VALUES (60);
ALTER TABLE people RENAME COLUMN "ID" TO "iD";
ALTER TABLE people ALTER COLUMN "iD" TYPE varchar(5);
ALTER TABLE people DROP COLUMN id;
ALTER TABLE people ADD COLUMN "iD" integer;
ALTER TABLE people ADD COLUMN "Ref" integer REFERENCES people ("Id") ON DELETE SET NULL, ADD COLUMN ref integer;
UPDATE people SET "Ref" = 1, ref = 2;
UPDATE people SET "Ref" = 9;
DELETE FROM people WHERE "Id" = 1;
SELECT "Id", "Ref", ref FROM people;
\d people
CREATE VIEW seen AS SELECT "Id" AS "A", "Ref" AS a, ref AS "Æ" FROM people "P" JOIN (SELECT 2 AS n) p ON p.n = "P"."Id";
SELECT * FROM seen;
SELECT "A".x, a.x FROM (SELECT 1 AS x) AS "A", (SELECT 2 AS x) AS a;
WITH "W" AS (SELECT 1 AS x), w AS (SELECT 2 AS x) SELECT * FROM "W" UNION ALL SELECT * FROM w;
SELECT nothing FROM people;
