SELECT lower('ÄbC'), upper('straße'), initcap('hello world'), length('héllo');
SELECT split_part('Ada Lovelace', ' ', 1), split_part('Ada Lovelace', ' ', 2), split_part('Ada', ' ', 2), split_part('a b c', ' ', -1);
SELECT trim('  x '), ltrim('xxa', 'x'), rtrim('a  ') || '|', btrim('--a--', '-');
SELECT substring('abcdef' FROM 2 FOR 3), substr('abcdef', 4), left('abc', 2), right('abc', 2), left('abc', -1);
SELECT position('c' IN 'abc'), strpos('abc', 'z'), replace('a-b-c', '-', '+'), reverse('abc'), repeat('ab', 3);
SELECT lpad('7', 3, '0'), rpad('7', 3, '-'), 'a' || 1 || true, concat_ws(', ', 'a', NULL, 'b'), format('%s is %I', 'x', 'My Col');
SELECT 'abc' LIKE 'a%', 'ABC' ILIKE 'a_c', 'abc' ~ '^a.c$', 'ABC' ~* 'b', 'abc' NOT LIKE 'b%';
SELECT regexp_replace('a1b22', '[0-9]+', '#', 'g'), substring('user@example.com' FROM '@(.*)$'), regexp_match('a1b2', '([a-z])(\d)');
SELECT ascii('A'), chr(66), starts_with('abc', 'ab'), quote_literal('it''s'), translate('abc', 'ab', 'xy');
