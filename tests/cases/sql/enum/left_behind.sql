CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (s status);
DROP TYPE status;
DROP TABLE t;
CREATE TYPE status AS ENUM ('open', 'closed');
DROP TYPE status;
DROP TYPE status;
DROP TYPE IF EXISTS status;
