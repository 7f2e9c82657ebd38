CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE accounts (user_id integer REFERENCES users (id));
CREATE VIEW user_ids AS SELECT id FROM users;
ALTER TABLE users DROP COLUMN id;
ALTER TABLE users DROP COLUMN id CASCADE;
\d users
\d accounts
