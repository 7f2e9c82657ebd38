CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE accounts (id integer PRIMARY KEY, user_id integer);
INSERT INTO accounts VALUES (1, 7);
ALTER TABLE accounts ADD CONSTRAINT fk_accounts_user FOREIGN KEY (user_id) REFERENCES users (id);
INSERT INTO users VALUES (7);
ALTER TABLE accounts ADD CONSTRAINT fk_accounts_user FOREIGN KEY (user_id) REFERENCES users (id);
\d accounts
ALTER TABLE accounts DROP CONSTRAINT fk_accounts_user;
DELETE FROM users;
