CREATE TABLE users (id serial PRIMARY KEY, email varchar(100) UNIQUE);
INSERT INTO users (email) VALUES ('a@example.com');
INSERT INTO users (email) VALUES ('a@example.com');
INSERT INTO users (email) VALUES (NULL), (NULL);
INSERT INTO users (id, email) VALUES (1, 'b@example.com');
SELECT count(*) FROM users;
