CREATE TABLE users (id integer);
ALTER TABLE users ADD COLUMN id integer;
ALTER TABLE users ADD COLUMN IF NOT EXISTS id integer;
ALTER TABLE missing ADD COLUMN id integer;
