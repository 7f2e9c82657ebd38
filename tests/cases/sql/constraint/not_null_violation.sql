CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL, email text);
INSERT INTO users VALUES (1, NULL, 'a@example.com');
INSERT INTO users (id) VALUES (2);
INSERT INTO users (name) VALUES ('x');
INSERT INTO users VALUES (3, 'Carol', NULL);
UPDATE users SET name = NULL;
SELECT * FROM users;
