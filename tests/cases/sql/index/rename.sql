CREATE TABLE t (a integer UNIQUE);
CREATE INDEX ix_old ON t (a);
ALTER INDEX ix_old RENAME TO ix_new;
ALTER INDEX missing RENAME TO other;
\d t
