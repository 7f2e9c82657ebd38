CREATE TABLE nothing ();
\d nothing
SELECT * FROM nothing;
INSERT INTO nothing DEFAULT VALUES;
SELECT * FROM nothing;
