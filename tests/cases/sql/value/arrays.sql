CREATE TABLE t (id integer, tags text[], n integer[]);
INSERT INTO t VALUES (1, '{a,"b c",NULL}', ARRAY[1, 2, 3]), (2, '{}', NULL);
SELECT * FROM t ORDER BY id;
SELECT tags[1], n[2], array_length(n, 1), cardinality(tags) FROM t ORDER BY id;
SELECT id FROM t WHERE 'a' = ANY (tags);
SELECT unnest(n) FROM t WHERE id = 1;
SELECT array_append(ARRAY[1], 2), ARRAY['x'] || ARRAY['y'], array_to_string(ARRAY[1, 2], '-'), string_to_array('a,b', ',');
INSERT INTO t VALUES (3, 'oops', NULL);
