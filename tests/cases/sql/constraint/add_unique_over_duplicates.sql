CREATE TABLE users (id integer PRIMARY KEY, email text);
INSERT INTO users VALUES (1, 'a@example.com'), (2, 'a@example.com');
ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email);
DELETE FROM users WHERE id = 2;
ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email);
INSERT INTO users VALUES (3, 'a@example.com');
\d users
