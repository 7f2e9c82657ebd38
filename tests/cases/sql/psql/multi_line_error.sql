CREATE TABLE users (id integer);
SELECT id,
       nme,
       1
FROM users;
INSERT INTO users
VALUES (1),
       ('x');
SELEC 1;
SELECT * FROM users WHERE;
