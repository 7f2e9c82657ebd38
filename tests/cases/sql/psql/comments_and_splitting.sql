-- a comment; with a semicolon
SELECT 1 AS a; -- after
SELECT 'a;b' AS s,
    /* in; here */ 2 AS b;
SELECT $$x;y$$ AS dollar, E'tab\there' AS escaped;
SELECT 'it''s' AS quoted
;
