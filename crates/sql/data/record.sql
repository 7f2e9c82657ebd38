-- How the tables of this folder were recorded from PostgreSQL 15 (C.UTF-8, `CREATE EXTENSION citext`):
--   psql -XAt -F "$(printf '\t')" -f record.sql
-- Each file is tab-separated without a header; the column names are those of the SELECTs below.
-- Left out: what takes or gives `internal` or pseudo types that no expression can have.

\set plumbing '^(pg_stat|pg_ls_|pg_control|pg_get_replication|pg_logical|pg_replication|binary_upgrade)'

\o types.tsv
-- oid name category preferred elem array input output relation-kind schema
SELECT t.oid, t.typname, t.typcategory, t.typispreferred, t.typelem, t.typarray, i.prosrc, o.prosrc, t.typtype
FROM pg_type t JOIN pg_proc i ON i.oid = t.typinput JOIN pg_proc o ON o.oid = t.typoutput
WHERE (t.oid < 16384 AND t.typtype IN ('b', 'p', 'r', 'm') AND t.typnamespace = 'pg_catalog'::regnamespace
       AND (t.typrelid = 0) AND t.typelem NOT IN (SELECT oid FROM pg_type WHERE typrelid <> 0))
   OR t.typname IN ('citext', '_citext')
ORDER BY t.oid;

\o functions.tsv
-- oid name kind result set strict volatile variadic-type defaults arguments source default-expressions argument-names
-- columns (name:type); the names of functions about statistics, files and replication are left out
SELECT p.oid, p.proname, p.prokind, p.prorettype, p.proretset, p.proisstrict, p.provolatile, p.provariadic,
       p.pronargdefaults, array_to_string(p.proargtypes, ' '),
       CASE WHEN p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'internal') AND p.prokind <> 'a'
            THEN p.prosrc ELSE '' END,
       replace(coalesce(pg_get_expr(p.proargdefaults, 0), ''), E'\n', ' '),
       (SELECT coalesce(string_agg(a.name, ' ' ORDER BY a.n), '')
        FROM unnest(p.proargnames, coalesce(p.proargmodes, array_fill('i'::"char", ARRAY[cardinality(p.proargnames)])))
             WITH ORDINALITY AS a(name, mode, n) WHERE a.mode IN ('i', 'b', 'v') AND NOT p.proname ~ :'plumbing'),
       (SELECT coalesce(string_agg(a.name || ':' || a.type, ' ' ORDER BY a.n), '')
        FROM unnest(p.proargnames, p.proargmodes, p.proallargtypes) WITH ORDINALITY AS a(name, mode, type, n)
        WHERE a.mode IN ('o', 'b', 't') AND NOT p.proname ~ :'plumbing')
FROM pg_proc p
WHERE (p.pronamespace = 'pg_catalog'::regnamespace OR p.oid IN (SELECT objid FROM pg_depend WHERE deptype = 'e'
        AND classid = 'pg_proc'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citext')))
  AND p.prokind <> 'p'
  AND NOT EXISTS (SELECT FROM unnest(p.proargtypes || p.prorettype) AS a(oid) JOIN pg_type t ON t.oid = a.oid
                  WHERE t.typname IN ('internal', 'trigger', 'event_trigger', 'language_handler', 'fdw_handler',
                                      'index_am_handler', 'table_am_handler', 'tsm_handler', 'pg_ddl_command', 'cstring'))
ORDER BY p.proname, p.oid;

\o operators.tsv
-- oid name left right result function-oid
SELECT o.oid, o.oprname, o.oprleft, o.oprright, o.oprresult, o.oprcode::oid
FROM pg_operator o ORDER BY o.oprname, o.oid;

\o casts.tsv
-- source target function context method
SELECT c.castsource, c.casttarget, c.castfunc, c.castcontext, c.castmethod FROM pg_cast c ORDER BY 1, 2;
\o
