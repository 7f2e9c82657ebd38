CREATE TABLE users (id serial PRIMARY KEY, name text);
CREATE TABLE accounts (id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id));
INSERT INTO users (name) VALUES ('Alice');
INSERT INTO accounts (user_id) VALUES (1);
INSERT INTO accounts (user_id) VALUES (2);
UPDATE accounts SET user_id = 9;
DELETE FROM users WHERE id = 1;
UPDATE users SET id = 5;
