\pset null '(null)'
SELECT NULL AS n;
\t
SELECT 1 AS a, 2 AS b;
\t
\a
SELECT 1 AS a, 2 AS b;
\a
\echo done
\nonsense
