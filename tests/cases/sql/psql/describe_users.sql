CREATE TABLE users (
    id serial PRIMARY KEY,
    name character varying(100),
    email character varying(100) NOT NULL,
    created_at timestamp with time zone DEFAULT now(),
    last_login timestamp with time zone
);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE TABLE bank_accounts (
    id bigserial PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    currency varchar(3),
    latest_balance numeric(12, 2)
);
\d users
\d bank_accounts
\d users_id_seq
\d ix_users_email
\d users_pkey
