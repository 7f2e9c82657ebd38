CREATE EXTENSION pgcrypto;
CREATE SCHEMA app;
CREATE TABLE app.t (id serial PRIMARY KEY, a text);
CREATE TABLE users (id serial PRIMARY KEY, email text UNIQUE);
CREATE VIEW active AS SELECT id FROM users;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM users;
CREATE TYPE mood AS ENUM ('sad', 'ok');
COMMENT ON TYPE mood IS 'how it feels';
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
COMMENT ON VIEW active IS 'those who are';
\dx
\dn
\dn+
\dn a*
\dv
\dv+
\dm
\ds
\ds+ users*
\di
\di app.*
\dt
\dt *pp.*
\dt app.*
\dt nope
\dtv
\dT
\dT+
\dT mood
\dD
\dp users
\l budgit
\d u*
\dX
\d nope
