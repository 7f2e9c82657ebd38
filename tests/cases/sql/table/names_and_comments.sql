CREATE TABLE "Users" (id integer PRIMARY KEY, "Name" text);
CREATE TABLE users (id integer PRIMARY KEY, name text);
INSERT INTO "Users" VALUES (1, 'upper');
INSERT INTO users VALUES (1, 'lower');
SELECT * FROM "Users";
SELECT * FROM users;
CREATE INDEX "Idx" ON users (name);
CREATE INDEX idx ON users (name);
\d users
INSERT INTO "Users" VALUES (1, 'again');
INSERT INTO users VALUES (1, 'again');
ALTER TABLE "Users" RENAME TO "USERS";
DROP TABLE users;
SELECT * FROM "USERS";
COMMENT ON TABLE "USERS" IS 'loud';
COMMENT ON COLUMN "USERS"."Name" IS 'a name';
COMMENT ON CONSTRAINT "Users_pkey" ON "USERS" IS 'a key';
COMMENT ON INDEX "Users_pkey" IS 'an index';
COMMENT ON SCHEMA public IS NULL;
COMMENT ON VIEW "USERS" IS 'x';
COMMENT ON TABLE nope IS 'x';
COMMENT ON COLUMN "USERS".nope IS 'x';
COMMENT ON COLUMN nope IS 'x';
COMMENT ON INDEX nope IS 'x';
COMMENT ON TYPE nope IS 'x';
COMMENT ON SCHEMA nope IS 'x';
COMMENT ON CONSTRAINT nope ON "USERS" IS 'x';
COMMENT ON SEQUENCE "USERS" IS 'x';
\d+ "USERS"
