CREATE TABLE users (id serial PRIMARY KEY);
ALTER TABLE users ADD COLUMN a text NOT NULL;
INSERT INTO users (a) VALUES ('x');
ALTER TABLE users ADD COLUMN is_premium boolean NOT NULL;
ALTER TABLE users ADD COLUMN is_premium boolean DEFAULT false NOT NULL;
SELECT * FROM users;
