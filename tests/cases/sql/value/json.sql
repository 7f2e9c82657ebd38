CREATE TABLE t (id integer, j json, b jsonb);
INSERT INTO t VALUES (1, '{"b": 1,  "a": [1, 2], "b": 2}', '{"b": 1,  "a": [1, 2], "b": 2}');
SELECT * FROM t;
SELECT b->'a', b->>'b', b->'a'->0, b #>> '{a,1}', b ? 'a', b @> '{"b": 2}' FROM t;
UPDATE t SET b = b || '{"c": null}';
SELECT b, b - 'a' AS less FROM t;
SELECT jsonb_set('{"a": 1}', '{b}', '2'), jsonb_build_object('k', 1, 'l', 'x'), to_jsonb(1.50);
INSERT INTO t VALUES (2, '{bad}', NULL);
