CREATE TYPE status AS ENUM ('open', 'closed');
ALTER TYPE status RENAME TO status_old;
CREATE TYPE status AS ENUM ('open');
CREATE TABLE t (a status_old, b status);
\d t
CREATE TYPE status AS ENUM ('twice', 'twice');
