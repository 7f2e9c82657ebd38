CREATE TABLE t (
    id integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    day date DEFAULT CURRENT_DATE,
    stamp timestamp DEFAULT CURRENT_TIMESTAMP,
    name varchar(20) DEFAULT 'anon',
    amount numeric(12, 2) DEFAULT 0,
    flags jsonb DEFAULT '{}',
    tags text[] DEFAULT '{}',
    code text DEFAULT upper('x' || 1),
    ok boolean DEFAULT true,
    low integer DEFAULT -1
);
\d t
INSERT INTO t (id) VALUES (1);
SELECT name, amount, flags, tags, code, ok, low, created_at = stamp::timestamptz AS same FROM t;
