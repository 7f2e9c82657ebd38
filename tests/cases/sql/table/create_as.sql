CREATE TABLE src (id integer, name text);
INSERT INTO src VALUES (1, 'a'), (2, 'b');
CREATE TABLE dst AS SELECT id, upper(name) AS name FROM src WHERE id > 1;
SELECT * FROM dst;
\d dst
