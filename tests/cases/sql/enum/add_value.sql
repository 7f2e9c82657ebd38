CREATE TYPE status AS ENUM ('open', 'closed');
ALTER TYPE status ADD VALUE 'pending' BEFORE 'closed';
ALTER TYPE status ADD VALUE 'open';
ALTER TYPE status ADD VALUE IF NOT EXISTS 'open';
ALTER TYPE status ADD VALUE 'late' AFTER 'missing';
SELECT unnest(enum_range(NULL::status));
ALTER TYPE status RENAME VALUE 'closed' TO 'done';
ALTER TYPE status RENAME VALUE 'closed' TO 'done';
\dT+ status
