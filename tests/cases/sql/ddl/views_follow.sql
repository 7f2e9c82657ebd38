CREATE TABLE users (id integer PRIMARY KEY, name text, age integer);
INSERT INTO users VALUES (1, 'Ann', 30), (2, 'Bob', 20);
CREATE VIEW adults AS SELECT u.id, u.name AS who FROM users u WHERE u.age > 25;
CREATE VIEW v2 AS SELECT who FROM adults;
ALTER TABLE users RENAME COLUMN name TO full_name;
SELECT * FROM v2;
ALTER TABLE users RENAME TO people;
SELECT * FROM adults;
DROP TABLE people;
DROP VIEW adults;
DROP VIEW adults CASCADE;
CREATE VIEW v3 (x, y) AS SELECT id, age FROM people;
SELECT * FROM v3 ORDER BY x;
CREATE OR REPLACE VIEW v3 AS SELECT id AS x FROM people;
CREATE OR REPLACE VIEW v3 AS SELECT id AS z, age AS y FROM people;
DROP TABLE v3;
DROP VIEW people;
DROP TABLE people CASCADE;
\d
