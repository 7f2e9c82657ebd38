CREATE TABLE users (id serial PRIMARY KEY, name varchar(100), email varchar(100));
INSERT INTO users (name, email) VALUES ('Alice', 'alice@example.com');
SELECT * FROM users;
DROP TABLE users;
SELECT * FROM users;
