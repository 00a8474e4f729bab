-- What the current role may do beyond reading rows: one row for each finding, the worst first.
-- level: REFUSED (no question may run in such a role) or WIDE (the other layers have to hold); remedy: SQL for its owner.
WITH me AS (
    SELECT r.* FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
), relations AS (
    SELECT c.*, format('%I.%I', n.nspname, c.relname) AS full_name
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), findings (level, finding, remedy) AS (
    SELECT 'REFUSED', 'is a superuser', format('ALTER ROLE %I NOSUPERUSER', rolname) FROM me WHERE rolsuper
    UNION ALL
    SELECT 'REFUSED', 'passes by row-level security (BYPASSRLS)', format('ALTER ROLE %I NOBYPASSRLS', rolname)
    FROM me WHERE rolbypassrls AND NOT rolsuper
    UNION ALL
    SELECT 'REFUSED', 'may create roles', format('ALTER ROLE %I NOCREATEROLE', rolname)
    FROM me WHERE rolcreaterole AND NOT rolsuper
    UNION ALL
    SELECT 'REFUSED', 'may create databases', format('ALTER ROLE %I NOCREATEDB', rolname)
    FROM me WHERE rolcreatedb AND NOT rolsuper
    UNION ALL
    SELECT 'REFUSED', 'may replicate', format('ALTER ROLE %I NOREPLICATION', rolname)
    FROM me WHERE rolreplication AND NOT rolsuper
    UNION ALL
    SELECT CASE WHEN g.rolsuper OR g.rolbypassrls OR g.rolcreaterole OR g.rolname ~
                     '^pg_(read_server|write_server|execute_server|write_all|signal|maintain|checkpoint)'
                THEN 'REFUSED' ELSE 'WIDE' END,
           'is a member of ' || g.rolname || ', itself or through another role',
           format('REVOKE %I FROM %I', g.rolname, me.rolname)
    FROM me
    JOIN pg_catalog.pg_roles g ON g.oid <> me.oid AND pg_has_role(me.oid, g.oid, 'MEMBER')
    WHERE NOT me.rolsuper
    UNION ALL
    SELECT 'REFUSED', 'owns the database', format('ALTER DATABASE %I OWNER TO <another role>', d.datname)
    FROM me JOIN pg_catalog.pg_database d ON d.datdba = me.oid
    WHERE d.datname = current_database() AND NOT me.rolsuper
    UNION ALL
    SELECT 'REFUSED', 'owns ' || count(*) || ' tables or other relations, ' || min(c.full_name) || ' among them',
           format('REASSIGN OWNED BY %I TO <another role>', current_user)
    FROM relations c JOIN me ON c.relowner = me.oid
    WHERE NOT me.rolsuper
    HAVING count(*) > 0
    UNION ALL
    SELECT 'REFUSED', 'may change the rows of ' || count(*) || ' tables, ' || min(c.full_name) || ' among them',
           format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON %s FROM PUBLIC, %I',
                  string_agg(c.full_name, ', ' ORDER BY c.full_name), current_user)
    FROM relations c, me
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT me.rolsuper
      AND c.relowner <> me.oid
      AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
           OR has_any_column_privilege(c.oid, 'INSERT, UPDATE'))
    HAVING count(*) > 0
    UNION ALL
    SELECT 'WIDE', 'may use ' || count(*) || ' sequences, ' || min(c.full_name) || ' among them',
           format('REVOKE ALL ON SEQUENCE %s FROM PUBLIC, %I',
                  string_agg(c.full_name, ', ' ORDER BY c.full_name), current_user)
    FROM relations c, me
    WHERE NOT me.rolsuper AND c.relowner <> me.oid
      -- CASE, because conditions are tested in any order and the function wants a sequence
      AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'USAGE, UPDATE') END
    HAVING count(*) > 0
    UNION ALL
    SELECT 'WIDE', 'may create objects in the schema ' || n.nspname,
           format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I', n.nspname, current_user)
    FROM pg_catalog.pg_namespace n, me
    WHERE n.nspname !~ '^pg_' AND NOT me.rolsuper AND has_schema_privilege(n.oid, 'CREATE')
    UNION ALL
    SELECT 'WIDE', 'may create schemas in the database',
           format('REVOKE CREATE ON DATABASE %I FROM PUBLIC, %I', current_database(), current_user)
    FROM me WHERE NOT rolsuper AND has_database_privilege(current_database(), 'CREATE')
    UNION ALL
    SELECT 'WIDE', 'may create temporary tables',
           format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, %I', current_database(), current_user)
    FROM me WHERE NOT rolsuper AND has_database_privilege(current_database(), 'TEMPORARY')
    UNION ALL
    SELECT 'WIDE', 'may use the foreign server ' || s.srvname,
           format('REVOKE USAGE ON FOREIGN SERVER %I FROM PUBLIC, %I', s.srvname, current_user)
    FROM pg_catalog.pg_foreign_server s, me
    WHERE NOT me.rolsuper AND has_server_privilege(s.oid, 'USAGE')
    UNION ALL
    SELECT 'WIDE',
           'may call ' || count(*) || ' functions of this database that run with other rights, change data, or are written in '
               || 'an untrusted language, ' || min(p.oid::regprocedure::text) || ' among them',
           format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC, %I',
                  string_agg(p.oid::regprocedure::text, ', ' ORDER BY p.oid::regprocedure::text), current_user)
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    JOIN me ON NOT me.rolsuper
    WHERE p.pronamespace <> 'pg_catalog'::regnamespace
      AND p.pronamespace <> 'information_schema'::regnamespace
      AND p.prokind IN ('f', 'w')
      AND (p.prosecdef OR p.provolatile = 'v' OR NOT (l.lanpltrusted OR l.lanname IN ('internal', 'c', 'sql')))
      AND has_function_privilege(p.oid, 'EXECUTE')
    HAVING count(*) > 0
    UNION ALL
    SELECT 'WIDE',
           'may call ' || count(*) || ' functions of PostgreSQL that write, wait, lock, change settings or run SQL from a text, '
               || min(p.proname) || ' among them',
           'REVOKE EXECUTE ON FUNCTION '
               || string_agg(format('pg_catalog.%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), ', '
                             ORDER BY p.proname)
               || ' FROM PUBLIC'
    FROM pg_catalog.pg_proc p
    JOIN me ON NOT me.rolsuper
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND has_function_privilege(p.oid, 'EXECUTE')
      AND (p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_open', 'lo_unlink',
               'lo_truncate', 'lo_truncate64', 'pg_notify', 'pg_logical_emit_message', 'set_config', 'ts_stat',
               'pg_export_snapshot', 'txid_current', 'pg_current_xact_id')
        OR p.proname ~ '^(query|cursor|table|schema|database)_to_xml'
        OR p.proname ~ '^pg_(try_)?advisory_'
        OR p.proname ~ '^pg_sleep'
        OR (p.proname = 'ts_rewrite' AND p.pronargs = 2))
    HAVING count(*) > 0
    UNION ALL
    SELECT 'WIDE', 'has no limit on temporary files',
           format('ALTER ROLE %I SET temp_file_limit = ''256MB''', current_user)
    FROM me WHERE current_setting('temp_file_limit') = '-1'
    UNION ALL
    SELECT 'WIDE', 'has no limit on its number of connections', format('ALTER ROLE %I CONNECTION LIMIT 20', rolname)
    FROM me WHERE rolconnlimit = -1 AND NOT rolsuper
)
SELECT level, finding, remedy
FROM findings
ORDER BY level, finding
