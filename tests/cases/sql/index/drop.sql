CREATE TABLE t (a integer UNIQUE);
CREATE INDEX ix_t_a ON t (a);
DROP INDEX ix_t_a;
DROP INDEX ix_t_a;
DROP INDEX IF EXISTS ix_t_a;
DROP INDEX t_a_key;
