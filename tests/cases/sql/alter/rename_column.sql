CREATE TABLE users (id integer PRIMARY KEY, name text UNIQUE CHECK (name <> ''));
CREATE INDEX ix_users_name ON users (lower(name));
ALTER TABLE users RENAME COLUMN name TO full_name;
\d users
ALTER TABLE users RENAME COLUMN name TO other;
ALTER TABLE users RENAME COLUMN id TO full_name;
SELECT name FROM users;
