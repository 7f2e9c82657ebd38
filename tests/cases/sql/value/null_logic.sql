SELECT NULL = NULL AS eq, NULL IS NULL AS is_null, 1 IS DISTINCT FROM NULL AS different, NULL AND false AS conj, NULL OR true AS disj;
SELECT coalesce(NULL, 'x'), nullif(1, 1), greatest(1, NULL, 3), least(2, 1);
SELECT 1 IN (2, NULL) AS in_null, 1 NOT IN (1, NULL) AS not_in;
SELECT 'a' || NULL AS joined, concat('a', NULL, 1) AS concatenated;
