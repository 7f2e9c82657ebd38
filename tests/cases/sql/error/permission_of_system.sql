DROP TABLE pg_class;
DELETE FROM missing.t;
SELECT * FROM nosuchschema.t;
CREATE TABLE nosuchschema.t (id integer);
