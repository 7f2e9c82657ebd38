-- Twelve of the twenty have logged in since they registered.
UPDATE users SET last_login = created_at + interval '2 days 3 hours' WHERE id <= 12;
