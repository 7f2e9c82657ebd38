CREATE TABLE users (id serial PRIMARY KEY, name varchar(100));
INSERT INTO users (name) VALUES ('Alice'), ('Bob');
ALTER TABLE users ADD COLUMN last_login timestamp with time zone;
ALTER TABLE users ADD COLUMN is_premium boolean DEFAULT false NOT NULL;
SELECT * FROM users ORDER BY id;
\d users
