SELECT foo(1);
SELECT lower(1);
SELECT split_part('a b', ' ');
SELECT 1 + 'a';
SELECT 'a' + 'b';
SELECT now() + 1;
SELECT true + 1;
SELECT lower('a', 'b');
