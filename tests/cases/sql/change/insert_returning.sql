CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, created_at timestamptz DEFAULT '2025-01-20 00:00+00');
INSERT INTO users (name) VALUES ('Alice') RETURNING id;
INSERT INTO users (name) VALUES ('Bob'), ('Carol') RETURNING id, upper(name) AS name, created_at;
INSERT INTO users (name) SELECT name || '2' FROM users WHERE id < 3 RETURNING *;
UPDATE users SET name = 'X' WHERE id = 1 RETURNING name, id + 1 AS next;
DELETE FROM users WHERE id > 3 RETURNING id;
