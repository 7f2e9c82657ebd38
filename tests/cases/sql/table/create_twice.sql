CREATE TABLE users (id integer);
CREATE TABLE users (id integer);
CREATE TABLE IF NOT EXISTS users (id integer);
