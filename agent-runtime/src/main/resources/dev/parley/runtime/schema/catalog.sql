-- Everything that a role may SELECT, as one JSON array of tables. $1 is that role.
-- Reads pg_catalog alone, so the reader needs no right on the tables themselves.
WITH RECURSIVE visible AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples,
           c.relkind = 'r' AND c.relhassubclass AS inherited, c.relrowsecurity
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT c.relispartition
      AND n.nspname NOT LIKE 'pg\_%'
      AND n.nspname <> 'information_schema'
      AND pg_catalog.has_schema_privilege($1::text, n.oid, 'USAGE')
      AND pg_catalog.has_any_column_privilege($1::text, c.oid, 'SELECT')
),
-- A domain may be over another one.
domains AS (
    SELECT t.oid, t.typbasetype AS base
    FROM pg_catalog.pg_type t
    WHERE t.typtype = 'd'
    UNION ALL
    SELECT d.oid, t.typbasetype
    FROM domains d
    JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype = 'd'
),
columns AS (
    SELECT a.attrelid,
           json_agg(json_build_object(
               'name', a.attname,
               'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
               'base_type', pg_catalog.format_type(b.oid, NULL),
               'category', b.typcategory,
               'kind', b.typtype,
               -- NOT NULL of a domain does not count: PostgreSQL lets NULL through where a query makes it.
               'nullable', NOT a.attnotnull OR EXISTS (
                   SELECT FROM pg_catalog.pg_constraint k
                   WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND a.attnum = ANY (k.conkey)
                     AND NOT k.convalidated),
               'comment', pg_catalog.col_description(a.attrelid, a.attnum),
               'enum_values', coalesce((
                   SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder)
                   FROM pg_catalog.pg_enum e
                   WHERE e.enumtypid = b.oid), '[]')
           ) ORDER BY a.attnum) AS items
    FROM pg_catalog.pg_attribute a
    JOIN visible v ON v.oid = a.attrelid
    LEFT JOIN domains d ON d.oid = a.atttypid
    JOIN pg_catalog.pg_type b ON b.oid = coalesce(d.base, a.atttypid) AND b.typtype <> 'd'
    WHERE a.attnum > 0
      AND NOT a.attisdropped
      AND pg_catalog.has_column_privilege($1::text, a.attrelid, a.attnum, 'SELECT')
    GROUP BY a.attrelid
),
keys AS (
    SELECT k.conrelid,
           json_agg(json_build_object(
               'name', k.conname,
               'kind', k.contype,
               -- A key with PERIOD (18) finds rows that overlap, not rows that are equal.
               'enforced', k.convalidated AND NOT coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false),
               'columns', (
                   SELECT json_agg(a.attname ORDER BY u.position)
                   FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, position)
                   JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum),
               'referenced_schema', fn.nspname,
               'referenced_table', f.relname,
               'referenced_columns', (
                   SELECT json_agg(a.attname ORDER BY u.position)
                   FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, position)
                   JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum)
           ) ORDER BY k.conname) AS items
    FROM pg_catalog.pg_constraint k
    JOIN visible v ON v.oid = k.conrelid
    LEFT JOIN visible f ON f.oid = k.confrelid
    LEFT JOIN pg_catalog.pg_namespace fn ON fn.nspname = f.nspname
    WHERE k.contype IN ('p', 'u')
       OR (k.contype = 'f' AND k.conparentid = 0 AND f.oid IS NOT NULL)
    GROUP BY k.conrelid
)
SELECT coalesce(json_agg(json_build_object(
           'schema', v.nspname,
           'name', v.relname,
           'kind', v.relkind,
           'comment', pg_catalog.obj_description(v.oid, 'pg_class'),
           'row_estimate', v.reltuples::bigint,
           'inherited', v.inherited,
           'row_security', v.relrowsecurity,
           'columns', coalesce(c.items, '[]'),
           'keys', coalesce(k.items, '[]')
       ) ORDER BY v.nspname, v.relname), '[]')::text AS tables
FROM visible v
LEFT JOIN columns c ON c.attrelid = v.oid
LEFT JOIN keys k ON k.conrelid = v.oid
