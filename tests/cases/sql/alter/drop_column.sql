CREATE TABLE users (id integer PRIMARY KEY, name text, email text UNIQUE);
INSERT INTO users VALUES (1, 'Alice', 'a@example.com');
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users DROP COLUMN IF EXISTS email;
SELECT * FROM users;
\d users
