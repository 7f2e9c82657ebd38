CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (id integer, s status);
DROP TYPE status CASCADE;
\d t
