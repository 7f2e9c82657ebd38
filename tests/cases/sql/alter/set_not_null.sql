CREATE TABLE users (id integer, username varchar(50));
INSERT INTO users VALUES (1, NULL);
ALTER TABLE users ALTER COLUMN username SET NOT NULL;
UPDATE users SET username = 'alice' WHERE username IS NULL;
ALTER TABLE users ALTER COLUMN username SET NOT NULL;
\d users
INSERT INTO users VALUES (2, NULL);
ALTER TABLE users ALTER COLUMN username DROP NOT NULL;
INSERT INTO users VALUES (2, NULL);
ALTER TABLE users ALTER COLUMN missing SET NOT NULL;
