-- What the guard has to know of a database, as the current role sees it: one row with one JSON text.
SELECT json_build_object(
    'searchPath', to_json(current_schemas(false)),
    'relations', (
        SELECT coalesce(json_agg(json_build_array(n.nspname, c.relname)), '[]')
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
          AND n.nspname !~ '^pg_'
          AND n.nspname <> 'information_schema'
          AND has_schema_privilege(n.oid, 'USAGE')
          AND has_any_column_privilege(c.oid, 'SELECT')),
    -- for what is hidden: of all relations, readable or not
    'allRelations', (${all_relations})::json,
    'systemRelations', (
        SELECT json_agg(c.relname)
        FROM pg_catalog.pg_class c
        WHERE c.relnamespace = 'pg_catalog'::regnamespace
          AND c.relkind IN ('r', 'v')),
    'routines', (
        SELECT json_agg(json_build_array(
            p.oid::int8,
            n.nspname,
            p.proname,
            p.prokind,
            p.provolatile,
            p.prosecdef,
            l.lanname,
            e.extname,
            p.pronargs - p.pronargdefaults - (p.provariadic <> 0)::int,
            CASE WHEN p.provariadic <> 0 THEN NULL ELSE p.pronargs END,
            EXISTS (
                SELECT FROM unnest(p.proargtypes::oid[] || p.prorettype) used
                WHERE used IN ('cstring'::regtype, 'internal'::regtype, 'trigger'::regtype, 'event_trigger'::regtype))))
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        LEFT JOIN pg_catalog.pg_depend d
               ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
        LEFT JOIN pg_catalog.pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid),
    -- functions behind aggregates, operators and types: each with the name or number that reaches it
    'aggregates', (
        SELECT coalesce(json_agg(json_build_array(a.aggfnoid::oid::int8, part::int8)), '[]')
        FROM pg_catalog.pg_aggregate a
        JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
        CROSS JOIN LATERAL unnest(ARRAY[
            a.aggtransfn::oid, a.aggfinalfn::oid, a.aggcombinefn::oid, a.aggserialfn::oid,
            a.aggdeserialfn::oid, a.aggmtransfn::oid, a.aggminvtransfn::oid, a.aggmfinalfn::oid]) part
        WHERE part <> 0 AND p.pronamespace <> 'pg_catalog'::regnamespace),
    'operators', (
        SELECT coalesce(json_agg(json_build_array(o.oprname, o.oprcode::oid::int8)), '[]')
        FROM pg_catalog.pg_operator o
        WHERE o.oprnamespace <> 'pg_catalog'::regnamespace AND o.oprcode <> 0),
    'types', (
        SELECT coalesce(json_agg(json_build_array(used.typname, used.routine::int8)), '[]')
        FROM (
            SELECT t.typname, c.castfunc::oid AS routine
            FROM pg_catalog.pg_cast c
            JOIN pg_catalog.pg_type t ON t.oid = c.casttarget
            WHERE c.castfunc <> 0
            UNION ALL
            SELECT t.typname, t.typinput::oid FROM pg_catalog.pg_type t
        ) used
        JOIN pg_catalog.pg_proc p ON p.oid = used.routine
        WHERE p.pronamespace <> 'pg_catalog'::regnamespace),
    -- the checks of domains: each function in the tree of its expression, behind operators too
    'checks', (
        SELECT coalesce(json_agg(json_build_array(t.typname, m[1]::int8)), '[]')
        FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_type t ON t.oid = k.contypid
        CROSS JOIN LATERAL regexp_matches(k.conbin::text, ':(?:funcid|opfuncid) (\d+)', 'g') m),
    -- which types are part of which: of domains, rows, ranges
    'typeParts', (
        SELECT coalesce(json_agg(DISTINCT ARRAY[whole.typname, part.typname]), '[]')
        FROM (
            SELECT t.oid AS whole, t.typbasetype AS part FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
            UNION ALL
            SELECT c.reltype, a.atttypid
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.reltype <> 0
            UNION ALL
            SELECT r.rngtypid, r.rngsubtype FROM pg_catalog.pg_range r
            UNION ALL
            SELECT r.rngmultitypid, r.rngsubtype FROM pg_catalog.pg_range r
        ) parts
        JOIN pg_catalog.pg_type whole ON whole.oid = parts.whole
        JOIN pg_catalog.pg_type part ON part.oid = parts.part
        WHERE part.typnamespace <> 'pg_catalog'::regnamespace),
    -- what functions of this database call: their text, and the functions in the trees of bodies and default arguments
    'bodies', (
        SELECT coalesce(json_agg(json_build_array(p.oid::int8, l.lanname, p.prosrc)), '[]')
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace <> 'pg_catalog'::regnamespace
          AND p.pronamespace <> 'information_schema'::regnamespace
          AND l.lanname IN ('sql', 'plpgsql')),
    'calls', (
        SELECT coalesce(json_agg(json_build_array(p.oid::int8, m[1]::int8)), '[]')
        FROM pg_catalog.pg_proc p
        CROSS JOIN LATERAL regexp_matches(
            concat(p.proargdefaults::text, to_jsonb(p) ->> 'prosqlbody'), ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') m
        WHERE p.pronamespace <> 'pg_catalog'::regnamespace),
    'typeNames', (
        SELECT json_agg(DISTINCT t.typname)
        FROM pg_catalog.pg_type t
        WHERE t.typtype IN ('b', 'd', 'e', 'r', 'm') AND t.typname !~ '^_')
)::text AS facts
