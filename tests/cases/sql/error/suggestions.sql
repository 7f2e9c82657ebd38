CREATE TABLE users (id integer, email text, last_login date);
SELECT emal FROM users;
SELECT users.lastlogin FROM users;
SELECT u.id FROM users;
UPDATE users SET emial = 'x';
SELECT user.email FROM users;
