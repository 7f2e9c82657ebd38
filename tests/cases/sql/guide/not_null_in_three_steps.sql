CREATE TABLE users (id serial PRIMARY KEY, name varchar(100), email varchar(100));
INSERT INTO users (name, email) VALUES ('Test User', 'test@example.com'), ('Other', NULL);
ALTER TABLE users ADD COLUMN username VARCHAR(50);
UPDATE users SET username = email WHERE username IS NULL;
ALTER TABLE users ALTER COLUMN username SET NOT NULL;
UPDATE users SET username = coalesce(email, 'user-' || id) WHERE username IS NULL;
ALTER TABLE users ALTER COLUMN username SET NOT NULL;
\d users
SELECT * FROM users ORDER BY id;
