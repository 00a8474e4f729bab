package dev.parley.embedded.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates roles and databases and takes away what PostgreSQL gives to everybody. Can be run again at any time. */
public final class RoleSetup {

    private static final List<String> LIMITS = List.of(
            "ALTER ROLE parley_registry CONNECTION LIMIT 20",
            "ALTER ROLE parley_registry SET default_transaction_read_only = on",
            "ALTER ROLE parley_registry SET statement_timeout = '5s'",
            "ALTER ROLE demo_catalog CONNECTION LIMIT 40",
            "ALTER ROLE demo_catalog SET default_transaction_read_only = on",
            "ALTER ROLE demo_catalog SET statement_timeout = '15s'",
            "ALTER ROLE demo_catalog SET lock_timeout = '2s'",
            "ALTER ROLE demo_catalog SET idle_in_transaction_session_timeout = '30s'",
            "ALTER ROLE demo_sandbox CONNECTION LIMIT 40",
            "ALTER ROLE demo_sandbox SET default_transaction_read_only = on",
            "ALTER ROLE demo_sandbox SET statement_timeout = '30s'",
            "ALTER ROLE demo_sandbox SET lock_timeout = '2s'",
            "ALTER ROLE demo_sandbox SET idle_in_transaction_session_timeout = '30s'",
            "ALTER ROLE demo_sandbox SET temp_file_limit = '256MB'",
            "ALTER ROLE demo_sandbox SET work_mem = '16MB'");

    /** On a database: PUBLIC may connect and make temporary tables unless told otherwise. */
    private static final List<String> CLOSED = List.of(
            "REVOKE ALL ON DATABASE parley FROM PUBLIC",
            "REVOKE ALL ON DATABASE demo FROM PUBLIC",
            "REVOKE ALL ON DATABASE postgres FROM PUBLIC",
            "REVOKE ALL ON DATABASE template1 FROM PUBLIC",
            "GRANT CONNECT ON DATABASE parley TO parley_registry",
            "GRANT CONNECT ON DATABASE demo TO demo_catalog, demo_sandbox");

    private RoleSetup() {}

    public static void apply(Databases databases) throws SQLException {
        try (Connection connection = databases.superuser().connect()) {
            for (Login role : databases.roles()) {
                role(connection, role);
            }
            database(connection, databases.parley());
            database(connection, databases.owner());
            run(connection, LIMITS);
            run(connection, CLOSED);
        }
    }

    private static void role(Connection connection, Login login) throws SQLException {
        String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.user()) ? "ALTER" : "CREATE";
        // The name and the password are our own: letters, digits, - and _ only.
        run(
                connection,
                List.of(verb + " ROLE " + login.user()
                        + " LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '"
                        + login.password() + "'"));
    }

    private static void database(Connection connection, Login owner) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", owner.database())) {
            run(connection, List.of("CREATE DATABASE " + owner.database() + " OWNER " + owner.user()));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void run(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
