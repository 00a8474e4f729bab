-- Everything that a role may SELECT, as one JSON array of tables. $1 is that role.
-- Reads pg_catalog alone, so the reader needs no right on the tables themselves.
WITH RECURSIVE visible AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples,
           c.relkind = 'r' AND c.relhassubclass AS inherited, c.relrowsecurity,
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
-- What is the same for all columns of a type is found once for each: there are far fewer types than columns.
types AS MATERIALIZED (
    SELECT u.atttypid, u.atttypmod,
           pg_catalog.format_type(u.atttypid, u.atttypmod) AS type,
           pg_catalog.format_type(b.oid, NULL) AS base_type,
           b.typcategory, b.typtype,
           coalesce((
               SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder)
               FROM pg_catalog.pg_enum e
               WHERE e.enumtypid = b.oid), '[]') AS labels
    FROM (SELECT DISTINCT a.atttypid, a.atttypmod
          FROM pg_catalog.pg_attribute a
          JOIN visible v ON v.oid = a.attrelid
          WHERE a.attnum > 0 AND NOT a.attisdropped) u
    LEFT JOIN domains d ON d.oid = u.atttypid
    JOIN pg_catalog.pg_type b ON b.oid = coalesce(d.base, u.atttypid) AND b.typtype <> 'd'
),
-- NOT NULL that rows from before need not keep.
unproven AS MATERIALIZED (
    SELECT k.conrelid, unnest(k.conkey) AS attnum
    FROM pg_catalog.pg_constraint k
    WHERE k.contype = 'n' AND NOT k.convalidated
),
comments AS MATERIALIZED (
    SELECT d.objoid, d.objsubid, d.description
    FROM pg_catalog.pg_description d
    JOIN visible v ON v.oid = d.objoid
    WHERE d.classoid = 'pg_catalog.pg_class'::regclass
),
columns AS (
    SELECT a.attrelid,
           json_agg(json_build_object(
               'name', a.attname,
               'type', t.type,
               'base_type', t.base_type,
               'category', t.typcategory,
               'kind', t.typtype,
               -- NOT NULL of a domain does not count: PostgreSQL lets NULL through where a query makes it.
               'nullable', NOT a.attnotnull OR u.attnum IS NOT NULL,
               'comment', d.description,
               'enum_values', t.labels
           ) ORDER BY a.attnum) AS items
    FROM visible v
    JOIN pg_catalog.pg_attribute a ON a.attrelid = v.oid
    JOIN types t ON t.atttypid = a.atttypid AND t.atttypmod = a.atttypmod
    LEFT JOIN unproven u ON u.conrelid = a.attrelid AND u.attnum = a.attnum
    LEFT JOIN comments d ON d.objoid = a.attrelid AND d.objsubid = a.attnum
    WHERE a.attnum > 0
      AND NOT a.attisdropped
      AND (v.whole OR pg_catalog.has_column_privilege($1::text, a.attrelid, a.attnum, 'SELECT'))
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
           'comment', d.description,
           'row_estimate', v.reltuples::bigint,
           'inherited', v.inherited,
           'row_security', v.relrowsecurity,
           'columns', coalesce(c.items, '[]'),
           'keys', coalesce(k.items, '[]')
       ) ORDER BY v.nspname, v.relname), '[]')::text AS tables
FROM visible v
LEFT JOIN columns c ON c.attrelid = v.oid
LEFT JOIN comments d ON d.objoid = v.oid AND d.objsubid = 0
LEFT JOIN keys k ON k.conrelid = v.oid
