CREATE TABLE accounts (id integer, currency varchar(3));
INSERT INTO accounts VALUES (1, 'EUR'), (2, 'eu');
ALTER TABLE accounts ADD CONSTRAINT ck_currency CHECK (length(currency) = 3);
ALTER TABLE accounts ADD CONSTRAINT ck_currency CHECK (length(currency) = 3) NOT VALID;
\d accounts
INSERT INTO accounts VALUES (3, 'x');
ALTER TABLE accounts VALIDATE CONSTRAINT ck_currency;
UPDATE accounts SET currency = 'EUR' WHERE id = 2;
ALTER TABLE accounts VALIDATE CONSTRAINT ck_currency;
\d accounts
