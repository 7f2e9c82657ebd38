CREATE TABLE user (id integer);
CREATE TABLE "user" (id integer, "order" integer);
SELECT * FROM user;
SELECT order FROM "user";
SELECT "order" FROM "user";
