\pset border 2
SELECT 1 AS a, 'x' AS b;
