ALTER TABLE pg_class ADD x integer;
ALTER TABLE pg_class RENAME TO mine;
DROP TABLE pg_class;
TRUNCATE pg_class;
CREATE INDEX ON pg_class (oid);
ALTER TABLE pg_catalog.pg_type ALTER COLUMN oid TYPE bigint;
ALTER TABLE pg_attribute RENAME COLUMN attname TO name;
ALTER TABLE pg_class SET SCHEMA public;
DROP SCHEMA pg_catalog;
