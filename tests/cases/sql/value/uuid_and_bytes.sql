SELECT 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid;
SELECT length(gen_random_uuid()::text);
SELECT '\xDEADbeef'::bytea, length('\xdead'::bytea), encode('abc', 'hex'), md5('abc');
