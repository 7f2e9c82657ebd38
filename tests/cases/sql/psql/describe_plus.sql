CREATE TABLE t (id integer PRIMARY KEY, name text DEFAULT 'x');
COMMENT ON TABLE t IS 'things';
COMMENT ON COLUMN t.name IS 'what it is called';
\d+ t
