CREATE TABLE sale (id serial PRIMARY KEY, region text NOT NULL, amount numeric(10,2) NOT NULL);
INSERT INTO sale (region, amount) VALUES ('north', 10), ('north', 5.50), ('south', 7);
CREATE MATERIALIZED VIEW total AS SELECT region, sum(amount) AS amount, count(*) AS n FROM sale GROUP BY region;
SELECT * FROM total ORDER BY region;
\d total
CREATE UNIQUE INDEX total_region ON total (region);
INSERT INTO sale (region, amount) VALUES ('east', 1);
SELECT * FROM total ORDER BY region;
REFRESH MATERIALIZED VIEW total;
SELECT * FROM total ORDER BY region;
INSERT INTO sale (region, amount) VALUES ('west', 2);
REFRESH MATERIALIZED VIEW CONCURRENTLY total;
SELECT region FROM total ORDER BY region;
\d+ total
\dm
SELECT matviewname, hasindexes, ispopulated FROM pg_matviews;
SELECT relname, relkind, relispopulated FROM pg_class WHERE relname LIKE 'total%' ORDER BY relname;
CREATE MATERIALIZED VIEW IF NOT EXISTS total AS SELECT 1 AS one;
COMMENT ON MATERIALIZED VIEW total IS 'sums';
SELECT obj_description('total'::regclass);
ALTER MATERIALIZED VIEW total RENAME TO totals;
ALTER MATERIALIZED VIEW totals RENAME COLUMN n TO how_many;
SELECT how_many FROM totals WHERE region = 'north';
CREATE MATERIALIZED VIEW later (a, b) AS SELECT id, region FROM sale WITH NO DATA;
\d later
REFRESH MATERIALIZED VIEW later;
SELECT count(*) FROM later;
REFRESH MATERIALIZED VIEW later WITH NO DATA;
SELECT count(*) FROM later;
DROP MATERIALIZED VIEW later, totals;
DROP MATERIALIZED VIEW IF EXISTS later;
\d
