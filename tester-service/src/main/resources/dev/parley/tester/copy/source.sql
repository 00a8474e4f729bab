-- What of a database is copied, as the current role sees it: its shape, from which a copy can be made anew, and apart from
-- it the planner's row counts, which change all the time.
WITH RECURSIVE visible AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind,
           CASE WHEN c.relkind = 'p' THEN (
                   SELECT coalesce(sum(greatest(leaf.reltuples, 0)), 0)
                   FROM pg_catalog.pg_partition_tree(c.oid) part
                   JOIN pg_catalog.pg_class leaf ON leaf.oid = part.relid
                   WHERE part.isleaf)
               ELSE greatest(c.reltuples, 0) END AS row_count
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT c.relispartition
      AND n.nspname !~ '^pg_'
      AND n.nspname <> 'information_schema'
      AND has_schema_privilege(n.oid, 'USAGE')
      AND has_any_column_privilege(c.oid, 'SELECT')
),
-- each type with what is behind it when it is a domain
bases (oid, base, modifier) AS (
    SELECT t.oid, t.oid, -1 FROM pg_catalog.pg_type t WHERE t.typtype <> 'd'
    UNION ALL
    SELECT d.oid, b.base, CASE WHEN d.typtypmod <> -1 THEN d.typtypmod ELSE b.modifier END
    FROM bases b
    JOIN pg_catalog.pg_type d ON d.typbasetype = b.oid AND d.typtype = 'd'
),
columns AS (
    SELECT a.attrelid, a.attnum, a.attname, a.attnotnull OR own.typnotnull AS not_null,
           quote_ident(own_schema.nspname) || '.' || quote_ident(own.typname) AS source_type,
           part.oid IS NOT NULL AS is_array,
           coalesce(part.oid, whole.oid) AS type,
           CASE WHEN a.atttypmod <> -1 THEN a.atttypmod
                WHEN outer_base.modifier <> -1 THEN outer_base.modifier
                ELSE coalesce(inner_base.modifier, -1) END AS modifier
    FROM pg_catalog.pg_attribute a
    JOIN visible v ON v.oid = a.attrelid
    JOIN pg_catalog.pg_type own ON own.oid = a.atttypid
    JOIN pg_catalog.pg_namespace own_schema ON own_schema.oid = own.typnamespace
    JOIN bases outer_base ON outer_base.oid = a.atttypid
    JOIN pg_catalog.pg_type whole ON whole.oid = outer_base.base
    LEFT JOIN bases inner_base ON whole.typcategory = 'A' AND whole.typlen = -1 AND inner_base.oid = whole.typelem
    LEFT JOIN pg_catalog.pg_type part ON part.oid = inner_base.base
    WHERE a.attnum > 0
      AND NOT a.attisdropped
      AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')
),
keys AS (
    SELECT k.conrelid, k.conname, k.contype, k.conkey, k.confkey, f.nspname AS parent_schema, f.relname AS parent
    FROM pg_catalog.pg_constraint k
    JOIN visible v ON v.oid = k.conrelid
    LEFT JOIN visible f ON f.oid = k.confrelid
    WHERE (k.contype IN ('p', 'u') OR (k.contype = 'f' AND k.conparentid = 0 AND f.oid IS NOT NULL))
      AND NOT EXISTS (SELECT FROM unnest(k.conkey) AS own (attnum)
                      WHERE NOT has_column_privilege(k.conrelid, own.attnum, 'SELECT'))
      AND NOT EXISTS (SELECT FROM unnest(k.confkey) AS other (attnum)
                      WHERE NOT has_column_privilege(k.confrelid, other.attnum, 'SELECT'))
)
SELECT json_build_object(
    'tables', (
        SELECT coalesce(json_agg(json_build_object(
            'schema', v.nspname,
            'name', v.relname,
            'sampled', v.relkind IN ('r', 'p', 'm'),
            'columns', (
                SELECT json_agg(json_build_object(
                    'name', c.attname,
                    'not_null', c.not_null,
                    'source_type', c.source_type,
                    'array', c.is_array,
                    'kind', CASE WHEN t.typtype = 'e' THEN 'ENUM'
                                 WHEN n.nspname = 'pg_catalog' AND t.typname !~ '^reg' THEN 'OWN'
                                 ELSE 'OTHER' END,
                    'type', CASE WHEN n.nspname = 'pg_catalog' THEN format_type(t.oid, c.modifier) ELSE t.typname END,
                    'type_schema', n.nspname) ORDER BY c.attnum)
                FROM columns c
                JOIN pg_catalog.pg_type t ON t.oid = c.type
                JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
                WHERE c.attrelid = v.oid),
            'keys', (
                SELECT json_agg(json_build_object(
                    'name', k.conname,
                    'kind', k.contype,
                    'columns', (
                        SELECT json_agg(a.attname ORDER BY u.place)
                        FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, place)
                        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum),
                    'parent_schema', k.parent_schema,
                    'parent', k.parent,
                    'parent_columns', (
                        SELECT json_agg(a.attname ORDER BY u.place)
                        FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, place)
                        JOIN pg_catalog.pg_class p ON p.relname = k.parent
                        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace AND pn.nspname = k.parent_schema
                        JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attnum = u.attnum)
                ) ORDER BY k.contype DESC, k.conname)
                FROM keys k
                WHERE k.conrelid = v.oid)
        ) ORDER BY v.nspname, v.relname), '[]')
        FROM visible v),
    'enums', (
        SELECT coalesce(json_agg(json_build_object(
            'schema', n.nspname,
            'name', t.typname,
            'labels', (
                SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder)
                FROM pg_catalog.pg_enum e
                WHERE e.enumtypid = t.oid)
        ) ORDER BY n.nspname, t.typname), '[]')
        FROM pg_catalog.pg_type t
        JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typtype = 'e'
          AND t.oid IN (SELECT c.type FROM columns c))
)::text AS shape,
(SELECT coalesce(json_object_agg(quote_ident(v.nspname) || '.' || quote_ident(v.relname), v.row_count), '{}')::text
 FROM visible v) AS row_counts
