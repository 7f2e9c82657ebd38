SELECT public.lower('A');
SELECT CAST('a' AS nothere.text);
SELECT 1 LIMIT id;
