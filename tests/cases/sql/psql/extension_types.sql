create extension if not exists pg_trgm;
\dT+
create type a as enum ('NONE','A');
\dT+
