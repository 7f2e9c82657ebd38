\x
SELECT 1 AS id, 'Alice' AS name, NULL AS email;
SELECT i, repeat('x', i) AS xs FROM generate_series(1, 2) AS i;
SELECT 1 WHERE false;
\x
SELECT 1 AS id;
