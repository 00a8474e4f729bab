-- What the tables that a role may SELECT have beyond columns and keys, as one JSON array. $1 is that role.
-- Reads pg_catalog alone. What mentions a column that is not shown is left out by whoever reads it: see ShownDetails.
WITH RECURSIVE visible AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind,
           pg_catalog.has_table_privilege($1::text, c.oid, 'SELECT') AS whole
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT c.relispartition
      AND n.nspname NOT LIKE 'pg\_%'
      AND n.nspname <> 'information_schema'
      AND pg_catalog.has_schema_privilege($1::text, n.oid, 'USAGE')
      AND pg_catalog.has_any_column_privilege($1::text, c.oid, 'SELECT')
),
-- Each domain with itself and all domains below it.
domains AS (
    SELECT t.oid, t.oid AS part, t.typbasetype AS base, t.typtypmod AS typmod
    FROM pg_catalog.pg_type t
    WHERE t.typtype = 'd'
    UNION ALL
    SELECT d.oid, t.oid, t.typbasetype, t.typtypmod
    FROM domains d
    JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype = 'd'
),
domain_facts AS MATERIALIZED (
    SELECT d.oid,
           max(pg_catalog.format_type(d.base, d.typmod)) FILTER (WHERE b.typtype <> 'd') AS domain_of,
           (SELECT json_agg(pg_catalog.pg_get_constraintdef(k.oid) ORDER BY k.conname)
            FROM pg_catalog.pg_constraint k
            JOIN domains p ON p.oid = d.oid AND p.part = k.contypid
            WHERE k.contype = 'c' AND k.convalidated) AS checks
    FROM domains d
    JOIN pg_catalog.pg_type b ON b.oid = d.base
    GROUP BY d.oid
),
names AS (
    SELECT a.attrelid,
           json_agg(a.attname) AS names,
           bool_and(v.whole OR pg_catalog.has_column_privilege($1::text, a.attrelid, a.attnum, 'SELECT')) AS all_readable
    FROM visible v
    JOIN pg_catalog.pg_attribute a ON a.attrelid = v.oid
    WHERE a.attnum > 0 AND NOT a.attisdropped
    GROUP BY a.attrelid
),
columns AS (
    SELECT a.attrelid,
           json_agg(json_build_object(
               'name', a.attname,
               'default_value', CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(e.adbin, e.adrelid) END,
               'generated', CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(e.adbin, e.adrelid) END,
               'identity', CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END,
               'domain_of', d.domain_of,
               'domain_checks', coalesce(d.checks, '[]')
           ) ORDER BY a.attnum) AS items
    FROM visible v
    JOIN pg_catalog.pg_attribute a ON a.attrelid = v.oid
    LEFT JOIN pg_catalog.pg_attrdef e ON a.atthasdef AND e.adrelid = a.attrelid AND e.adnum = a.attnum
    LEFT JOIN domain_facts d ON d.oid = a.atttypid
    WHERE a.attnum > 0
      AND NOT a.attisdropped
      AND (a.atthasdef OR a.attidentity <> '' OR d.oid IS NOT NULL)
    GROUP BY a.attrelid
),
checks AS (
    SELECT k.conrelid,
           json_agg(json_build_object(
               'name', k.conname,
               'definition', pg_catalog.pg_get_constraintdef(k.oid),
               -- One that is not enforced (18) is never validated.
               'certain', k.contype = 'c' AND k.convalidated
           ) ORDER BY k.conname) AS items
    FROM pg_catalog.pg_constraint k
    JOIN visible v ON v.oid = k.conrelid
    WHERE k.contype IN ('c', 'x')
    GROUP BY k.conrelid
),
indexes AS (
    SELECT i.indrelid,
           json_agg(json_build_object(
               'name', c.relname,
               'method', m.amname,
               'unique', i.indisunique,
               'keys', (SELECT json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, s, true) ORDER BY s)
                        FROM generate_series(1, i.indnkeyatts) AS s),
               'include', (SELECT json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, s, true) ORDER BY s)
                           FROM generate_series(i.indnkeyatts + 1, i.indnatts) AS s),
               'predicate', pg_catalog.pg_get_expr(i.indpred, i.indrelid),
               'computed', i.indexprs IS NOT NULL OR i.indpred IS NOT NULL
           ) ORDER BY c.relname) AS items
    FROM pg_catalog.pg_index i
    JOIN visible v ON v.oid = i.indrelid
    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
    JOIN pg_catalog.pg_am m ON m.oid = c.relam
    WHERE i.indisvalid
    GROUP BY i.indrelid
),
parents AS (
    SELECT h.inhrelid,
           json_agg(json_build_object('schema', p.nspname, 'name', p.relname) ORDER BY h.inhseqno) AS items
    FROM pg_catalog.pg_inherits h
    JOIN visible p ON p.oid = h.inhparent
    GROUP BY h.inhrelid
),
parts AS (
    SELECT h.inhparent, count(*) AS number
    FROM pg_catalog.pg_inherits h
    GROUP BY h.inhparent
)
SELECT coalesce(json_agg(json_build_object(
           'schema', v.nspname,
           'name', v.relname,
           'partitioned_by', CASE WHEN v.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(v.oid) END,
           'partitions', CASE WHEN v.relkind = 'p' THEN coalesce(n.number, 0) END,
           'inherits', coalesce(p.items, '[]'),
           'privileges', (
               SELECT json_agg(CASE WHEN r.name = 'SELECT' AND NOT a.all_readable THEN 'SELECT (columns)'
                                    ELSE r.name END ORDER BY r.place)
               FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
                    WITH ORDINALITY AS r (name, place)
               WHERE r.name = 'SELECT' OR pg_catalog.has_table_privilege($1::text, v.oid, r.name)),
           'column_names', coalesce(a.names, '[]'),
           'columns', coalesce(c.items, '[]'),
           'checks', coalesce(k.items, '[]'),
           'indexes', coalesce(i.items, '[]')
       ) ORDER BY v.nspname, v.relname), '[]')::text AS details
FROM visible v
LEFT JOIN names a ON a.attrelid = v.oid
LEFT JOIN columns c ON c.attrelid = v.oid
LEFT JOIN checks k ON k.conrelid = v.oid
LEFT JOIN indexes i ON i.indrelid = v.oid
LEFT JOIN parents p ON p.inhrelid = v.oid
LEFT JOIN parts n ON n.inhparent = v.oid
