CREATE SEQUENCE s START 5 INCREMENT BY 5 MINVALUE 5 MAXVALUE 20 CACHE 10 CYCLE;
\d s
SELECT nextval('s'), nextval('s'), nextval('s'), nextval('s'), nextval('s');
CREATE SEQUENCE down INCREMENT -1;
SELECT nextval('down'), nextval('down');
\d down
CREATE SEQUENCE small AS smallint;
\d small
ALTER SEQUENCE small RESTART WITH 32767;
SELECT nextval('small');
SELECT nextval('small');
ALTER SEQUENCE small AS integer;
\d small
SELECT nextval('small');
ALTER SEQUENCE s NO CYCLE CACHE 1 MAXVALUE 100 INCREMENT 1;
\d s
ALTER SEQUENCE s RESTART;
SELECT nextval('s');
ALTER SEQUENCE s START WITH 50 RESTART WITH 60;
SELECT nextval('s');
SELECT last_value, is_called FROM s;
SELECT setval('s', 99), nextval('s');
SELECT nextval('s');
SELECT setval('s', 1000);
SELECT sequencename, start_value, min_value, max_value, increment_by, cycle, cache_size FROM pg_sequences ORDER BY 1;
CREATE TEMP SEQUENCE scratch;
SELECT nextval('scratch'), currval('scratch'), lastval();
CREATE SEQUENCE IF NOT EXISTS s;
ALTER SEQUENCE s RENAME TO renamed;
SELECT nextval('s');
DROP SEQUENCE renamed, down;
DROP SEQUENCE IF EXISTS renamed;
