CREATE TABLE users (id integer PRIMARY KEY, email text, name text, deleted boolean);
CREATE INDEX ix_users_email ON users (email);
CREATE UNIQUE INDEX ix_users_lower ON users (lower(email));
CREATE INDEX ON users (name, email DESC);
CREATE INDEX ix_active ON users (name) WHERE deleted IS NOT TRUE;
CREATE INDEX ON users ((name || email));
\d users
\di
