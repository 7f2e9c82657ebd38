CREATE TABLE users (id serial PRIMARY KEY, created_at timestamptz, last_login timestamptz);
INSERT INTO users (created_at, last_login) VALUES ('2025-01-20 10:00+00', NULL), ('2025-01-21 10:00+00', '2025-02-01 00:00+00');
UPDATE users
SET last_login = created_at
WHERE last_login IS NULL;
SELECT * FROM users ORDER BY id;
UPDATE users SET last_login = signup_date;
