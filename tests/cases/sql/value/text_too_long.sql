CREATE TABLE t (a varchar(3), b char(3));
INSERT INTO t VALUES ('abcd', 'x');
INSERT INTO t VALUES ('abc   ', 'x');
INSERT INTO t VALUES ('äöü', 'xy');
INSERT INTO t VALUES ('a', 'wxyz');
SELECT a, b, length(a), length(b), b || '|' AS padded, 'abcdef'::varchar(3) AS cut FROM t;
