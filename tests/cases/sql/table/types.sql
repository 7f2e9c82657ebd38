CREATE TABLE t (
    a smallint, b integer, c bigint, d numeric, e numeric(12, 2), f real, g double precision,
    h text, i varchar, j varchar(50), k char(3), l boolean, m date, n time, o timestamp, p timestamptz,
    q interval, r uuid, s json, t jsonb, u bytea, v integer[], w text[]
);
\d t
