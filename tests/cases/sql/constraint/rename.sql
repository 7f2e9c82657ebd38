CREATE TABLE t (a integer CONSTRAINT old_name CHECK (a > 0), b integer UNIQUE);
ALTER TABLE t RENAME CONSTRAINT old_name TO new_name;
ALTER TABLE t RENAME CONSTRAINT t_b_key TO uq_t_b;
ALTER TABLE t RENAME CONSTRAINT missing TO other;
\d t
