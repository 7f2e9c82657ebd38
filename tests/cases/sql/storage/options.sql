CREATE TABLE t (id integer, a text) WITH (fillfactor = 70, autovacuum_enabled = false);
\d+ t
ALTER TABLE t SET (fillfactor = 80, parallel_workers = 2);
\d+ t
ALTER TABLE t RESET (autovacuum_enabled, parallel_workers);
\d+ t
SELECT relname, reloptions FROM pg_class WHERE relname = 't';
CREATE INDEX i ON t (id) WITH (fillfactor = 60);
\d t
\d+ i
ALTER INDEX i SET (fillfactor = 90);
ALTER INDEX i RESET (fillfactor);
SELECT pg_get_indexdef('i'::regclass);
CREATE TABLE bad (id integer) WITH (fillfactor = 5);
CREATE TABLE bad (id integer) WITH (nonsense = 5);
CREATE TABLE bad (id integer) WITH (fillfactor = lots);
CREATE TABLE bad (id integer) WITH (autovacuum_enabled = perhaps);
CREATE TABLE bad (id integer) WITH (fillfactor = 50, fillfactor = 60);
ALTER TABLE t SET (nonsense = 1);
ALTER INDEX i SET (autovacuum_enabled = false);
CREATE INDEX j ON t (id) WITH (nonsense = 1);
ALTER TABLE nope SET (fillfactor = 50);
ALTER TABLE IF EXISTS nope SET (fillfactor = 50);
CREATE UNLOGGED TABLE u (id integer PRIMARY KEY);
\d u
ALTER TABLE u SET LOGGED;
\d u
CREATE UNLOGGED TABLE u2 (id integer PRIMARY KEY);
CREATE TABLE child (id integer REFERENCES u2);
CREATE TABLE plain (id integer REFERENCES u);
ALTER TABLE u SET UNLOGGED;
