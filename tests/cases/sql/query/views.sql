CREATE TABLE users (id integer, name text, active boolean);
INSERT INTO users VALUES (1, 'Alice', true), (2, 'Bob', false);
CREATE VIEW active_users AS SELECT id, name FROM users WHERE active;
SELECT * FROM active_users;
\d active_users
\dv
ALTER TABLE users DROP COLUMN name;
ALTER TABLE users ALTER COLUMN name TYPE varchar(10);
DROP TABLE users;
CREATE OR REPLACE VIEW active_users AS SELECT id, name, active FROM users WHERE active;
SELECT * FROM active_users;
DROP VIEW active_users;
DROP VIEW active_users;
