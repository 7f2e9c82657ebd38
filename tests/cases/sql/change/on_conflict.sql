CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE, visits integer DEFAULT 1);
INSERT INTO users VALUES (1, 'a@example.com');
INSERT INTO users VALUES (1, 'b@example.com') ON CONFLICT DO NOTHING;
INSERT INTO users VALUES (2, 'a@example.com') ON CONFLICT (email) DO UPDATE SET visits = users.visits + 1 RETURNING *;
INSERT INTO users VALUES (3, 'a@example.com') ON CONFLICT (id) DO NOTHING;
INSERT INTO users VALUES (3, 'x') ON CONFLICT (visits) DO NOTHING;
SELECT * FROM users;
