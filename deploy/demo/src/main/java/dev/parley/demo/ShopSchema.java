package dev.parley.demo;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Schema {@code public} of one database, as the load works on it; every step belongs to the caller's transaction. */
final class ShopSchema {

    /** Any constant will do, as long as nobody else in the database locks it: "demo" in ASCII. */
    private static final String WAIT_FOR_OTHER_LOADS = "SELECT pg_advisory_xact_lock(1684368751)";

    private static final String COMMENT =
            "SELECT coalesce(obj_description(to_regnamespace('public'), 'pg_namespace'), '')";

    /** Tables, views and enum types of the schema but those of extensions, each as the statement that drops it. */
    private static final String DROPS = """
            SELECT format('DROP %s IF EXISTS public.%I CASCADE',
                          CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                          relname)
              FROM pg_class
             WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
               AND NOT EXISTS (SELECT FROM pg_depend
                                WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
             UNION ALL
            SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', typname)
              FROM pg_type
             WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
               AND NOT EXISTS (SELECT FROM pg_depend
                                WHERE classid = 'pg_type'::regclass AND objid = pg_type.oid AND deptype = 'e')
            """;

    private final Connection connection;

    ShopSchema(Connection connection) {
        this.connection = connection;
    }

    /** The mark of the last load; empty when there was none. */
    Optional<LoadMark> mark() throws SQLException {
        return query(COMMENT).stream().findFirst().flatMap(LoadMark::readFrom);
    }

    void lock() throws SQLException {
        execute(WAIT_FOR_OTHER_LOADS);
        // A reader that keeps a table for long makes the load fail; it must not make everybody else wait behind it.
        execute("SET LOCAL lock_timeout = '15s'");
        execute("SET LOCAL search_path = public");
    }

    /** Drops what an earlier load left. Content without a mark is somebody's own, and is left alone. */
    void empty() throws SQLException {
        List<String> drops = query(DROPS);
        if (!drops.isEmpty() && mark().isEmpty()) {
            throw new IllegalStateException(
                    "Schema public of this database has content that is not the demo's; it is left as it was.");
        }
        for (String drop : drops) {
            execute(drop);
        }
    }

    void create() throws SQLException {
        execute(WordFile.text("schema.sql"));
    }

    void fill(Shop shop) throws SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (TableRows<?> table : shop.tables()) {
            try {
                copy.copyIn(table.copyStatement(), new StringReader(table.copyText()));
            } catch (IOException e) {
                throw new SQLException("Could not write the rows of " + table.table(), e);
            }
            if (table.hasIdentity()) {
                execute("SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT max(id) FROM %1$s))"
                        .formatted(table.table()));
            }
        }
    }

    void leaveMark(LoadMark mark) throws SQLException {
        execute("COMMENT ON SCHEMA public IS '%s'".formatted(mark.comment().replace("'", "''")));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
