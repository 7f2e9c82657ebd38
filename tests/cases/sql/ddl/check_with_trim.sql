CREATE TABLE pads (a text, b jsonb, c text DEFAULT trim(both from '  x '));
ALTER TABLE pads ADD CONSTRAINT a_given CHECK (length(trim(a)) > 0);
ALTER TABLE pads ADD CONSTRAINT b_given CHECK (b IS NULL OR length(trim(cast((b ->> 'x') AS varchar))) > 0);
ALTER TABLE pads ADD CHECK (ltrim(a) <> '' AND trim(trailing 'x' from a) <> 'y' AND rtrim(a, 'z') <> '');
\d pads
INSERT INTO pads VALUES ('  ', NULL);
INSERT INTO pads VALUES (' q ', '{"x": "  "}');
INSERT INTO pads VALUES (' q ', '{"x": " v "}');
SELECT trim(both from a), trim(from a), trim(leading from a) || '|', trim(trailing from a), c FROM pads;
CREATE INDEX pads_lower ON pads (lower(trim(a)));
ALTER TABLE pads RENAME COLUMN a TO name;
\d pads
CREATE VIEW trimmed AS SELECT trim(name) AS name FROM pads WHERE trim(both 'v' from name) <> '';
\d+ trimmed
SELECT * FROM trimmed;
SELECT trim(both from);
