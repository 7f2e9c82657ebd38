CREATE TABLE users (id serial PRIMARY KEY, name varchar(100));
INSERT INTO users (name) VALUES ('Alice');
ALTER TABLE users ADD COLUMN is_premium BOOLEAN NOT NULL;
ALTER TABLE users ADD COLUMN is_premium BOOLEAN DEFAULT false NOT NULL;
ALTER TABLE users ADD COLUMN premium_since TIMESTAMP WITH TIME ZONE;
SELECT * FROM users;
ALTER TABLE users DROP COLUMN premium_since;
ALTER TABLE users DROP COLUMN is_premium;
\d users
