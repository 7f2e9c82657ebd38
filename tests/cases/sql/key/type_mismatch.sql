CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE accounts (user_id text REFERENCES users (id));
CREATE TABLE notes (user_id bigint REFERENCES users (id));
\d notes
