CREATE TABLE old_table (id serial PRIMARY KEY, v text);
INSERT INTO old_table (v) VALUES ('x');
ALTER TABLE old_table RENAME TO old_table_archived_20250120;
ALTER TABLE old_table_archived_20250120 ADD COLUMN archived_at TIMESTAMP DEFAULT NOW();
SELECT id, v, archived_at IS NOT NULL AS stamped FROM old_table_archived_20250120;
\d old_table_archived_20250120
ALTER TABLE old_table_archived_20250120 RENAME TO old_table;
ALTER TABLE old_table DROP COLUMN archived_at;
\d old_table
