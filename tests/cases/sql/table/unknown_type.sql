CREATE TABLE t (a strng);
