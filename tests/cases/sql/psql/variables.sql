\set table users
\set name '''Alice'''
CREATE TABLE :table (id integer, name text);
INSERT INTO :table VALUES (1, :name);
SELECT * FROM users WHERE name = :name;
SELECT :'table' AS t, :"table".id FROM users;
SELECT 'a:b' AS kept, '12:30'::time AS time;
