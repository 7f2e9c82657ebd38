CREATE SCHEMA app;
CREATE TABLE app.t (id integer);
\dn
\dt
\dt app.*
SET search_path TO app, public;
\dt
SELECT * FROM t;
SHOW search_path;
SELECT current_schema();
