CREATE TABLE t (a integer PRIMARY KEY, b integer UNIQUE, c integer CHECK (c > 0) CHECK (c < 100), UNIQUE (b, c), UNIQUE (b), CHECK (a > b));
\d t
CREATE INDEX ON t (b);
CREATE INDEX ON t (b);
CREATE INDEX ON t (lower(b::text), upper(b::text), (b + c));
CREATE UNIQUE INDEX t_pkey ON t (c);
CREATE TABLE a_table_with_a_really_very_long_name_that_nobody_would_like (a_column_with_a_long_name_too integer REFERENCES t (a), another_column_with_a_name integer UNIQUE);
\d a_table_with_a_really_very_long_name_that_nobody_would_like
CREATE TABLE this_name_is_longer_than_sixty_three_bytes_which_is_all_that_postgresql_keeps (a integer);
\dt
\di
