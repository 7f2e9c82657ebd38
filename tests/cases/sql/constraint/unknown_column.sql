CREATE TABLE t (a integer, UNIQUE (b));
CREATE TABLE t (a integer, PRIMARY KEY (b));
CREATE TABLE t (a integer, CHECK (b > 0));
CREATE TABLE t (a integer, FOREIGN KEY (b) REFERENCES t (a));
