CREATE SCHEMA archive;
CREATE TABLE t (id serial PRIMARY KEY);
ALTER TABLE t SET SCHEMA archive;
\d archive.t
SELECT * FROM t;
SELECT * FROM archive.t;
DROP SCHEMA archive;
DROP SCHEMA archive CASCADE;
