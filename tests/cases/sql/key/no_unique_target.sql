CREATE TABLE users (id integer);
CREATE TABLE accounts (user_id integer REFERENCES users (id));
CREATE TABLE accounts (user_id integer REFERENCES users);
CREATE TABLE accounts (user_id integer REFERENCES missing (id));
