CREATE TABLE accounts (id integer, latest_balance numeric(12, 2));
INSERT INTO accounts VALUES (1, 10), (2, 10.005), (3, 0.1), (4, -3.999);
SELECT * FROM accounts ORDER BY id;
SELECT sum(latest_balance), avg(latest_balance), min(latest_balance), max(latest_balance) FROM accounts;
INSERT INTO accounts VALUES (5, 99999999999.99);
UPDATE accounts SET latest_balance = latest_balance * 1.05 WHERE id = 1;
SELECT latest_balance, latest_balance + 1 AS more FROM accounts WHERE id = 1;
