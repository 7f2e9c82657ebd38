CREATE SEQUENCE s;
SELECT nextval('s'), nextval('s');
SELECT currval('s'), lastval();
SELECT setval('s', 10);
SELECT nextval('s');
SELECT setval('s', 20, false);
SELECT nextval('s');
CREATE SEQUENCE s;
SELECT nextval('missing');
DROP SEQUENCE s;
\ds
