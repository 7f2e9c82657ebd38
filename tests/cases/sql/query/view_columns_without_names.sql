CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW one AS SELECT 'a';
\d+ one
CREATE VIEW two AS SELECT 'a' UNION SELECT 'b';
\d+ two
CREATE VIEW three AS SELECT (SELECT 'a') AS a, EXISTS (SELECT 1), 1 = ANY (SELECT 1) AS c, ARRAY(SELECT 1) AS d;
\d+ three
CREATE VIEW four AS WITH w AS (SELECT 1) SELECT q.*, w.* FROM (SELECT 2) q(x), w;
\d+ four
CREATE VIEW five AS SELECT * FROM (SELECT 1) q;
\d+ five
CREATE VIEW six AS SELECT 1 AS x UNION (SELECT 2 UNION ALL SELECT 3) ORDER BY 1;
\d+ six
CREATE VIEW seven AS WITH w(a) AS (SELECT 1) SELECT a FROM w;
\d+ seven
CREATE VIEW eight AS SELECT 1, 2;
CREATE VIEW nine AS SELECT id + 1, name || 'x' AS name FROM users;
\d+ nine
CREATE VIEW ten AS SELECT id FROM users;
ALTER VIEW ten RENAME TO users_too;
CREATE VIEW eleven AS SELECT * FROM users_too WHERE id > 1;
ALTER VIEW users_too RENAME TO other;
\d+ eleven
ALTER VIEW other RENAME TO users_too;
\d+ eleven
CREATE VIEW twelve AS SELECT lower(name) AS n, count(*) FROM users GROUP BY lower(name) ORDER BY count(*) DESC, lower(name);
\d+ twelve
CREATE VIEW thirteen AS (SELECT 1 UNION ALL SELECT 2 ORDER BY 1 LIMIT 1) UNION SELECT 3 EXCEPT (SELECT 4 INTERSECT SELECT 5);
\d+ thirteen
CREATE VIEW fourteen AS SELECT u.id FROM users u WHERE EXISTS (SELECT FROM users WHERE users.id = u.id) AND NOT EXISTS (SELECT 1);
\d+ fourteen
CREATE VIEW fifteen AS SELECT id, (SELECT max(id) FROM users) FROM users GROUP BY id, id + 1 ORDER BY id + 1, 2, users.id IS NULL;
\d+ fifteen
CREATE VIEW sixteen AS SELECT DISTINCT ON (id % 2) id, CASE WHEN id > 1 THEN 1 END AS c FROM users ORDER BY id % 2, CASE WHEN id > 1 THEN 1 END;
\d+ sixteen
CREATE VIEW seventeen AS SELECT a.id FROM users a JOIN (users b JOIN users c USING (id)) ON a.id = b.id;
\d+ seventeen
