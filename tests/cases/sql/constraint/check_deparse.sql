CREATE TABLE t (
    a integer, b text, c numeric,
    CHECK (a > 0 AND a < 10 OR a IS NULL),
    CHECK (b IN ('x', 'y')),
    CHECK (lower(b) = b),
    CHECK (c BETWEEN 0 AND 1.5),
    CHECK (b LIKE 'a%'),
    CHECK (coalesce(a, 0) + 1 <> 5)
);
\d t
