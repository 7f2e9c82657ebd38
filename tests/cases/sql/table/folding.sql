CREATE TABLE Users (Id integer, "Name" text);
INSERT INTO USERS VALUES (1, 'x');
SELECT ID, "Name" FROM users;
SELECT Name FROM users;
SELECT * FROM "Users";
