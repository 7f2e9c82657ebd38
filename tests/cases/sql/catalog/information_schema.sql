CREATE TABLE users (id serial PRIMARY KEY, email varchar(100) NOT NULL, balance numeric(12, 2) DEFAULT 0);
SELECT column_name, data_type, character_maximum_length AS len, is_nullable, column_default FROM information_schema.columns WHERE table_name = 'users' ORDER BY ordinal_position;
SELECT table_schema, table_name, table_type FROM information_schema.tables WHERE table_schema = 'public';
SELECT constraint_name, constraint_type FROM information_schema.table_constraints WHERE table_name = 'users' AND constraint_type <> 'CHECK';
