SELECT chr(0);
SELECT '"\u0000"'::jsonb;
SELECT convert_from('\x00'::bytea, 'UTF8');
