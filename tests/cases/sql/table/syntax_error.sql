CREATE TABL t (a integer);
CREATE TABLE t (a integer,);
CREATE TABLE t (a integer
SELECT 1;
