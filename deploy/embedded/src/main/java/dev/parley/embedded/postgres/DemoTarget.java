package dev.parley.embedded.postgres;

import dev.parley.demo.DemoDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The target database {@code demo}: its data, up to today, and exactly the rights its two readers need. */
public final class DemoTarget {

    /**
     * Functions every role may call and no reader of rows needs: they write (large objects, messages, the log), wait,
     * hold locks across transactions, change settings, or run SQL from a string.
     */
    private static final String WITHDRAWN = """
            SELECT p.oid::regprocedure::text
            FROM pg_proc p
            WHERE p.pronamespace = 'pg_catalog'::regnamespace
              AND (p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lowrite', 'lo_open', 'lo_unlink',
                       'lo_truncate', 'lo_truncate64', 'pg_notify', 'pg_logical_emit_message',
                       'ts_stat', 'set_config', 'pg_export_snapshot', 'txid_current', 'pg_current_xact_id')
                OR p.proname ~ '^(query|cursor|table|schema|database)_to_xml'
                OR p.proname LIKE 'pg\\_advisory\\_%'
                OR p.proname LIKE 'pg\\_try\\_advisory\\_%'
                OR p.proname LIKE 'pg\\_sleep%'
                OR p.oid IN (SELECT oid FROM pg_proc
                             WHERE proname = 'ts_rewrite' AND pg_get_function_arguments(oid) LIKE '%text'))
              AND has_function_privilege('public', p.oid, 'EXECUTE')
            """;

    private static final String SCHEMAS = """
            SELECT quote_ident(nspname)
            FROM pg_namespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
            """;

    private DemoTarget() {}

    /** @return whether the data had to be made anew, because there was none or it was of another day */
    public static boolean load(Databases databases, LocalDate today) throws SQLException {
        try (Connection connection = databases.owner().connect()) {
            boolean current =
                    DemoDatabase.loadedFor(connection).filter(today::equals).isPresent();
            if (!current) {
                DemoDatabase.load(connection, today);
            }
            return !current;
        }
    }

    /** Grants and withdraws; after each {@link #load}, which may have made new tables. */
    public static void restrict(Databases databases) throws SQLException {
        try (Connection connection = databases.superuserOnDemo().connect()) {
            List<String> commands = new ArrayList<>();
            for (String schema : list(connection, SCHEMAS)) {
                commands.add("REVOKE ALL ON SCHEMA " + schema + " FROM PUBLIC");
                commands.add("GRANT USAGE ON SCHEMA " + schema + " TO demo_catalog, demo_sandbox");
                commands.add("REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM PUBLIC, demo_catalog");
                commands.add("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO demo_sandbox");
                commands.add("ALTER DEFAULT PRIVILEGES FOR ROLE demo_owner IN SCHEMA " + schema
                        + " GRANT SELECT ON TABLES TO demo_sandbox");
            }
            for (String function : list(connection, WITHDRAWN)) {
                commands.add("REVOKE EXECUTE ON FUNCTION " + function + " FROM PUBLIC");
                commands.add("GRANT EXECUTE ON FUNCTION " + function + " TO demo_owner");
            }
            RoleSetup.run(connection, commands);
        }
    }

    private static List<String> list(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
