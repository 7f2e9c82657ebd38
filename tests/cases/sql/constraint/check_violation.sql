CREATE TABLE accounts (id integer PRIMARY KEY, balance numeric(12, 2) CHECK (balance >= 0));
INSERT INTO accounts VALUES (1, 10);
INSERT INTO accounts VALUES (2, -0.01);
INSERT INTO accounts VALUES (3, NULL);
UPDATE accounts SET balance = balance - 20 WHERE id = 1;
SELECT * FROM accounts ORDER BY id;
