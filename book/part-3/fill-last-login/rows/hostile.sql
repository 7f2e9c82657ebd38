-- One registered and logged in at the same moment; one logged in and has no date of registration.
UPDATE users SET last_login = created_at WHERE id = 2;
UPDATE users SET last_login = '2025-04-01 00:00:00+00' WHERE id = 3;
