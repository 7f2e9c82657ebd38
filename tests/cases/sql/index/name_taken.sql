CREATE TABLE t (a integer);
CREATE INDEX ix ON t (a);
CREATE INDEX ix ON t (a);
CREATE INDEX IF NOT EXISTS ix ON t (a);
CREATE INDEX iy ON t (b);
CREATE INDEX iz ON missing (b);
