SELECT 1::text || 'x', '1'::integer + 1, CAST('2025-01-20' AS date), 1.7::integer, true::integer, 0::boolean, '  x'::char(5) || '|';
SELECT 'x'::integer;
SELECT now()::integer;
SELECT ARRAY[1, 2]::text[], '{1,2}'::integer[], 12345678901::text;
SELECT pg_typeof(1), pg_typeof(1.5), pg_typeof('x'), pg_typeof('x'::text), pg_typeof(now()), pg_typeof(1 / 2.0);
