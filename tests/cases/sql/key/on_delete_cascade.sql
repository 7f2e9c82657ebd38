CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE accounts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE);
INSERT INTO users VALUES (1), (2);
INSERT INTO accounts VALUES (10, 1), (11, 1), (12, 2);
DELETE FROM users WHERE id = 1;
SELECT * FROM accounts;
\d accounts
\d users
