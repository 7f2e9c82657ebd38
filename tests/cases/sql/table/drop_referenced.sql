CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE accounts (id integer PRIMARY KEY, user_id integer REFERENCES users (id));
DROP TABLE users;
DROP TABLE users CASCADE;
\d accounts
