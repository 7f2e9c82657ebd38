\dt
CREATE TABLE users (id serial PRIMARY KEY);
CREATE TABLE accounts (id integer);
CREATE VIEW v AS SELECT 1 AS one;
\dt
\d
\dt users
\dt missing
\dt u*
\d missing
