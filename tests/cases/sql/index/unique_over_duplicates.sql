CREATE TABLE users (id integer, email text);
INSERT INTO users VALUES (1, 'A@example.com'), (2, 'a@example.com');
CREATE UNIQUE INDEX ix_email ON users (email);
CREATE UNIQUE INDEX ix_lower ON users (lower(email));
INSERT INTO users VALUES (3, 'a@example.com');
