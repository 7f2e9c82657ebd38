CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TABLE app.users (id serial PRIMARY KEY, feeling app.mood DEFAULT 'ok', name text);
CREATE TABLE orders (id integer, user_id integer REFERENCES app.users (id));
CREATE VIEW names AS SELECT name, feeling FROM app.users WHERE feeling = 'ok'::app.mood;
INSERT INTO app.users (name) VALUES ('Ann');
ALTER SCHEMA app RENAME TO core;
\d core.users
\d orders
\d+ names
INSERT INTO core.users (name) VALUES ('Bob');
SELECT * FROM names;
INSERT INTO orders VALUES (1, 3);
SELECT * FROM app.users;
ALTER SCHEMA nope RENAME TO other;
ALTER SCHEMA core RENAME TO public;
ALTER SCHEMA core RENAME TO pg_core;
CREATE SCHEMA empty;
DROP SCHEMA empty;
DROP SCHEMA core;
CREATE SCHEMA IF NOT EXISTS core;
CREATE SCHEMA core;
CREATE SCHEMA pg_mine;
COMMENT ON SCHEMA core IS 'the core';
\dn+
DROP SCHEMA core CASCADE;
\d
