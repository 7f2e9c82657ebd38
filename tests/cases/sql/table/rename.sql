CREATE TABLE old_table (id serial PRIMARY KEY, note text);
INSERT INTO old_table (note) VALUES ('kept');
ALTER TABLE old_table RENAME TO old_table_archived_20250120;
\d old_table_archived_20250120
SELECT * FROM old_table_archived_20250120;
SELECT * FROM old_table;
