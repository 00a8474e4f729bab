-- A digest over the versions of all rows of the catalog that can shape a schema: another one after any change of them.
-- ANALYZE and VACUUM write their figures in place, without a new version.
WITH relations AS (
    SELECT c.oid, c.xmin
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND n.nspname NOT LIKE 'pg\_%'
      AND n.nspname <> 'information_schema'
),
versions AS (
    SELECT 1 AS part, oid::bigint AS id, xmin FROM relations
    UNION ALL
    SELECT 2, a.attrelid::bigint * 2000 + a.attnum, a.xmin
    FROM pg_catalog.pg_attribute a JOIN relations r ON r.oid = a.attrelid WHERE a.attnum > 0
    UNION ALL
    SELECT 3, k.oid::bigint, k.xmin
    FROM pg_catalog.pg_constraint k WHERE k.conrelid IN (SELECT oid FROM relations) OR k.contypid <> 0
    UNION ALL
    SELECT 4, t.oid::bigint, t.xmin FROM pg_catalog.pg_type t WHERE t.typtype IN ('d', 'e')
    UNION ALL
    SELECT 5, e.oid::bigint, e.xmin FROM pg_catalog.pg_enum e
    UNION ALL
    SELECT 6, d.objoid::bigint * 2000 + d.objsubid, d.xmin
    FROM pg_catalog.pg_description d JOIN relations r ON r.oid = d.objoid AND d.classoid = 'pg_catalog.pg_class'::regclass
    UNION ALL
    SELECT 7, n.oid::bigint, n.xmin FROM pg_catalog.pg_namespace n
    UNION ALL
    SELECT 8, i.inhrelid::bigint, i.xmin FROM pg_catalog.pg_inherits i
    UNION ALL
    SELECT 9, m.roleid::bigint * 65536 + m.member::bigint, m.xmin FROM pg_catalog.pg_auth_members m
    UNION ALL
    SELECT 10, i.indexrelid::bigint, i.xmin FROM pg_catalog.pg_index i JOIN relations r ON r.oid = i.indrelid
)
SELECT count(*) || ':' || coalesce(sum(pg_catalog.hashtextextended(part || '/' || id || '/' || xmin, 0)::numeric), 0)
           AS probe
FROM versions
