CREATE TABLE t (a text);
INSERT INTO t VALUES ('1'), ('two');
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer;
ALTER TABLE t ALTER COLUMN a TYPE integer USING CASE WHEN a ~ '^[0-9]+$' THEN a::integer END;
SELECT * FROM t ORDER BY a;
