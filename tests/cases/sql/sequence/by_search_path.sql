-- The default of a serial column is of the sequence that was made with it, whatever the search path is.
CREATE SCHEMA blue;
CREATE TABLE words (id serial PRIMARY KEY, word text);
SET search_path TO blue;
CREATE TABLE words (id serial PRIMARY KEY, word text, n integer DEFAULT nextval('words_id_seq'));
\d words
INSERT INTO words (word) VALUES ('one'), ('two') RETURNING *;
RESET search_path;
\d blue.words
\d words
INSERT INTO blue.words (word) VALUES ('three') RETURNING *;
INSERT INTO words (word) VALUES ('four') RETURNING *;
DROP TABLE words;
\d blue.words
INSERT INTO blue.words (word) VALUES ('five') RETURNING *;
CREATE SEQUENCE s;
CREATE TABLE t (id integer DEFAULT nextval('public.s'::regclass), late integer DEFAULT nextval('s'::text));
\d t
SET search_path TO blue;
\d public.t
INSERT INTO public.t VALUES (DEFAULT, 1) RETURNING *;
ALTER SEQUENCE public.s RENAME TO "S two";
\d public.t
ALTER SEQUENCE public."S two" SET SCHEMA blue;
\d public.t
SELECT column_default FROM information_schema.columns WHERE table_name = 't' ORDER BY 1;
DROP SEQUENCE blue."S two";
DROP SEQUENCE blue.words_id_seq;
