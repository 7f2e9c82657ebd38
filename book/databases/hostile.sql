-- Rows that the schema allows and that nobody expects: NULLs, near-duplicates, the longest texts, other scripts,
-- references that nothing enforces, no money and debts, and dates from far away.

INSERT INTO users (name, email, created_at) VALUES
    ('Ada Novak', 'ada@example.com', '2025-01-08 07:30:00+00'),
    ('Ada Novak', 'ADA@example.com', '2025-01-08 07:30:00+00'),
    ('ada novak ', 'ada@example.com ', NULL),
    ('', '', NULL),
    ('Żółć Łódź', 'żółć@example.com', '1970-01-01 00:00:00+00'),
    ('李小龍', 'lee@例え.jp', '9999-12-31 23:59:59.999999+00'),
    ('👩‍👩‍👧 family', 'family@example.com', '0001-01-01 00:00:00+00'),
    ('wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2025-03-30 02:30:00+02'),
    ('O''Brien; DROP TABLE users; --', 'o''brien@example.com', '2025-02-28 23:59:59.999999-08'),
    ('null', 'NULL', NULL);

INSERT INTO bank_accounts (user_id, name, institution, currency, kind, latest_balance) VALUES
    (1, 'Everyday', NULL, 'USD', 'checking', NULL),
    (1, 'everyday', '', 'usd', 'savings', 0.00),
    (2, 'Everyday', 'üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü', 'EUR', 'credit', -9999999999.99),
    (3, '', 'Bank', '   ', 'checking', 9999999999.99),
    (4, 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn', NULL, '¥¥¥', 'credit', -0.01),
    (6, '積立', 'Bank', 'JPY', 'savings', NULL);

INSERT INTO categories (user_id, name) VALUES
    (NULL, 'Rent'),
    (NULL, 'Rent'),
    (1, 'Rent'),
    (1, 'rent'),
    (2, ''),
    (7, 'éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé');

INSERT INTO events (category_id, name, happened_on) VALUES
    (NULL, '', NULL),
    (1, 'Y2K', '1999-12-31'),
    (3, 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', '9999-12-31'),
    (3, 'Y2K', '0001-01-01');

INSERT INTO transactions (account_id, category_id, amount, description, booked_at, import_id, event_id) VALUES
    (1, NULL, 0.00, NULL, '2025-01-31 23:59:59.999999+00', NULL, NULL),
    (1, NULL, 0.00, NULL, '2025-01-31 23:59:59.999999+00', NULL, NULL),
    (1, 1, -0.01, '', '0001-01-01 00:00:00+00', 999999, 1),
    (2, 2, 9999999999.99, 'ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', '9999-12-31 23:59:59+00', 0, 2),
    (3, 3, -9999999999.99, 'line one
line two	tab', '2024-02-29 12:00:00+00', -1, 3),
    (4, 6, 1.00, '50% off _ ''quoted'' \ "double"', '2025-10-26 02:30:00+01', 2147483647, NULL),
    (5, 5, 12.30, 'café', '2025-10-26 02:30:00+02', NULL, 4),
    (5, 5, 12.30, 'café', '2025-10-26 02:30:00+02', NULL, 4);
