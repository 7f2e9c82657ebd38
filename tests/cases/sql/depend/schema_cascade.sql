CREATE SCHEMA app;
CREATE TABLE app.a (id serial PRIMARY KEY);
CREATE TYPE app.mood AS ENUM ('sad');
CREATE DOMAIN app.d AS integer;
CREATE SEQUENCE app.s;
CREATE TABLE outside (a_id integer REFERENCES app.a, feeling app.mood, n app.d, k integer DEFAULT nextval('app.s'));
CREATE VIEW v AS SELECT id FROM app.a;
CREATE MATERIALIZED VIEW app.m AS SELECT id FROM app.a;
DROP SCHEMA app;
DROP SCHEMA nope;
DROP SCHEMA IF EXISTS nope;
DROP SCHEMA public, nope;
DROP SCHEMA app CASCADE;
\d outside
\dn
DROP SCHEMA pg_catalog;
