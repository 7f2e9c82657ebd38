CREATE TABLE users (id serial PRIMARY KEY, email varchar(50) NOT NULL, "Name" text, CONSTRAINT "Email" UNIQUE (email));
CREATE TABLE "group" (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner_id integer REFERENCES users ON DELETE CASCADE, CHECK (id > 0));
CREATE INDEX ON users (lower(email), "Name" DESC);
CREATE INDEX partial ON "group" (owner_id) WHERE owner_id IS NOT NULL;
COMMENT ON TABLE users IS 'people';
COMMENT ON COLUMN users.email IS 'where to write';
\d users
\d+ users
\d "group"
\d group_id_seq
\d users_pkey
\d "Email"
\d partial
\d+ partial
\d users_lower_Name_idx
\d "users_lower_Name_idx"
\d public.use*
\d nope.users
\di
\di user*
\ds
\dt+ nope
\x on
SELECT 1 AS a;
\x off
\t
\dt
\t
\pset null '(none)'
SELECT NULL AS a;
\pset null ''
\pset format unaligned
SELECT 1 AS a, 2 AS b;
\pset fieldsep ','
SELECT 1 AS a, 2 AS b;
\pset format aligned
\pset nonsense
\pset format nonsense
