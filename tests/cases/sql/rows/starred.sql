CREATE TABLE users (id integer, name text);
INSERT INTO users VALUES (1, 'Ann'), (2, NULL);
SELECT row_to_json(u.*), to_jsonb(u.*) FROM users AS u ORDER BY u.id;
SELECT json_agg(users.* ORDER BY id), count(users.*) FROM users;
SELECT row_to_json(public.users.*) FROM users WHERE id = 1;
CREATE VIEW sorted AS SELECT name FROM users AS u ORDER BY row_to_json(u)::text;
\d+ sorted
SELECT * FROM sorted;
SELECT row_to_json(x.*) FROM users;
SELECT row_to_json(*) FROM users;
DELETE users FROM users WHERE id = 1;
DELETE FROM users WHERE id IN (SELECT id FROM users ORDER BY id LIMIT 1) ORDER BY id;
DELETE FROM users WHERE id = 1 LIMIT 1;
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT (SELECT max(id) FROM users) + i FROM n WHERE i < 4) SELECT i FROM n;
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT (SELECT 1) + max(i) FROM n) SELECT * FROM n;
