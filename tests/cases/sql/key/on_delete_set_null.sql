CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE accounts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE);
INSERT INTO users VALUES (1), (2);
INSERT INTO accounts VALUES (10, 1), (12, 2);
DELETE FROM users WHERE id = 1;
UPDATE users SET id = 20 WHERE id = 2;
SELECT * FROM accounts ORDER BY id;
\d accounts
