CREATE TABLE users (id serial PRIMARY KEY, full_name varchar(100));
INSERT INTO users (full_name) VALUES ('Ada King Lovelace'), ('Prince'), (''), (NULL), ('Zoë  Müller');
ALTER TABLE users ADD COLUMN first_name VARCHAR(50), ADD COLUMN last_name VARCHAR(50);
UPDATE users SET first_name = split_part(full_name, ' ', 1), last_name = substring(full_name FROM position(' ' IN full_name) + 1) WHERE full_name LIKE '% %';
UPDATE users SET first_name = full_name, last_name = '' WHERE full_name NOT LIKE '% %';
SELECT id, first_name, last_name FROM users ORDER BY id;
ALTER TABLE users DROP COLUMN full_name;
\d users
