CREATE TABLE users (id serial PRIMARY KEY, name varchar(100));
INSERT INTO users (name) VALUES ('Ada Lovelace'), ('Prince'), (NULL);
ALTER TABLE users ADD COLUMN full_name VARCHAR(100);
UPDATE users SET full_name = name;
ALTER TABLE users DROP COLUMN name;
SELECT * FROM users ORDER BY id;
SELECT name FROM users;
