-- Tables that the current role may read, how large they are and which indexes they have, as one JSON text.
SELECT json_build_object(
    'tables', (
        SELECT coalesce(json_agg(json_build_object(
            'schema', n.nspname,
            'name', c.relname,
            'rows', CASE WHEN c.relkind = 'p' THEN (
                    SELECT coalesce(sum(greatest(leaf.reltuples, 0)), 0)
                    FROM pg_catalog.pg_partition_tree(c.oid) part
                    JOIN pg_catalog.pg_class leaf ON leaf.oid = part.relid
                    WHERE part.isleaf)
                ELSE greatest(c.reltuples, 0) END,
            'parts', CASE WHEN c.relkind = 'p' THEN (
                SELECT json_agg(leaf.relname)
                FROM pg_catalog.pg_partition_tree(c.oid) part
                JOIN pg_catalog.pg_class leaf ON leaf.oid = part.relid
                WHERE part.isleaf) END,
            'indexes', (
                SELECT json_agg(json_build_object(
                    'method', am.amname,
                    'partial', i.indpred IS NOT NULL,
                    -- null where the key is an expression
                    'keys', (
                        SELECT json_agg(a.attname ORDER BY k.place)
                        FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
                        LEFT JOIN pg_catalog.pg_attribute a
                               ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
                        WHERE k.place <= i.indnkeyatts),
                    'expressions', pg_catalog.pg_get_expr(i.indexprs, i.indrelid)))
                FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                JOIN pg_catalog.pg_am am ON am.oid = ic.relam
                WHERE i.indrelid = c.oid AND i.indisvalid)
        )), '[]')
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm')
          AND NOT c.relispartition
          AND n.nspname !~ '^pg_'
          AND n.nspname <> 'information_schema'
          AND has_schema_privilege(n.oid, 'USAGE')
          AND has_any_column_privilege(c.oid, 'SELECT')),
    -- the schema of the extension that plans with indexes that are not there; null where it may not be used
    'hypopg', (
        SELECT quote_ident(n.nspname)
        FROM pg_catalog.pg_extension e
        JOIN pg_catalog.pg_depend d
             ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.classid = 'pg_proc'::regclass
        JOIN pg_catalog.pg_proc p ON p.oid = d.objid
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        WHERE e.extname = 'hypopg'
          AND p.proname = 'hypopg_create_index'
          AND has_schema_privilege(n.oid, 'USAGE')
          AND has_function_privilege(p.oid, 'EXECUTE')
        LIMIT 1)
)::text AS indexes
