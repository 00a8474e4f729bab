package dev.parley.evaluation;

import dev.parley.embedded.postgres.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Loads the files of a folder into the server, each into a database of its own. A database is named after its file and
 * the file's checksum, so what is there already is kept, and two folders may have a file of one name.
 */
final class DatabaseFolder {

    private static final int MAX_NAME = 40;
    private static final int CHECKSUM_DIGITS = 12;

    /** What newer versions of pg_dump write for their own client. */
    private static final Pattern CLIENT_COMMAND = Pattern.compile("(?m)^\\\\(un)?restrict .*$");

    private static final Pattern COPY = Pattern.compile("(?m)^COPY .* FROM stdin;");

    private final Path folder;
    private final EvaluationServer server;
    private final Terminal terminal;

    DatabaseFolder(Path folder, EvaluationServer server, Terminal terminal) {
        this.folder = folder;
        this.server = server;
        this.terminal = terminal;
    }

    /** @return how to read each, by the name that questions use */
    Map<String, Login> load(Collection<String> names) {
        Map<String, Login> logins = new TreeMap<>();
        try (Connection connection = server.superuser().connect()) {
            createReader(connection);
            Map<String, String> sources = loaded(connection);
            List<Source> missing = new ArrayList<>();
            for (String name : names) {
                Source source = read(name);
                logins.put(name, server.reader(source.databaseName()));
                if (!sources.containsKey(source.databaseName())) {
                    missing.add(source);
                }
            }
            for (int i = 0; i < missing.size(); i++) {
                load(connection, missing.get(i), sources);
                terminal.progress("databases loaded", i + 1, missing.size());
            }
        } catch (SQLException e) {
            throw new EvaluationFailure(3, "The evaluation's PostgreSQL: " + e.getMessage());
        }
        return logins;
    }

    private void createReader(Connection connection) throws SQLException {
        String password = server.reader("postgres").password();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM pg_roles WHERE rolname = '" + EvaluationServer.READER + "'")) {
            String verb = rows.next() ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + EvaluationServer.READER + " LOGIN PASSWORD '" + password + "'");
            statement.execute("ALTER ROLE " + EvaluationServer.READER + " SET default_transaction_read_only = on");
        }
    }

    /** The file each database came from, by the database's name. A load that was cut off left no such note. */
    private static Map<String, String> loaded(Connection connection) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT datname, shobj_description(oid, 'pg_database') AS source
                        FROM pg_database
                        WHERE shobj_description(oid, 'pg_database') IS NOT NULL AND datname LIKE 'e\\_%'
                        """)) {
            while (rows.next()) {
                found.put(rows.getString("datname"), rows.getString("source"));
            }
        }
        return found;
    }

    private Source read(String name) {
        Path file = folder.resolve(name + ".sql").toAbsolutePath().normalize();
        if (!file.getParent().equals(folder.toAbsolutePath().normalize()) || !Files.isRegularFile(file)) {
            throw EvaluationFailure.usage("There is no database \"" + name + "\": no file " + file + ".");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String checksum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new Source(name, file, checksum.substring(0, CHECKSUM_DIGITS));
        } catch (IOException e) {
            throw EvaluationFailure.usage("Cannot read " + file + ": " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void load(Connection connection, Source source, Map<String, String> sources) throws SQLException {
        for (Map.Entry<String, String> other : sources.entrySet()) {
            if (other.getValue().equals(source.file().toString())) {
                execute(connection, "DROP DATABASE IF EXISTS " + quoted(other.getKey()));
            }
        }
        String name = quoted(source.databaseName());
        execute(connection, "DROP DATABASE IF EXISTS " + name);
        execute(connection, "CREATE DATABASE " + name + " TEMPLATE template0");
        fill(source);
        execute(
                connection,
                "COMMENT ON DATABASE " + name + " IS "
                        + literal(connection, source.file().toString()));
    }

    private void fill(Source source) throws SQLException {
        String sql;
        try {
            sql = CLIENT_COMMAND.matcher(Files.readString(source.file())).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (COPY.matcher(sql).find()) {
            throw EvaluationFailure.usage(
                    source.file() + " has COPY with data for psql; write it with pg_dump --inserts.");
        }
        try (Connection connection = server.superuser(source.databaseName()).connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
                connection.commit();
            } catch (SQLException e) {
                throw EvaluationFailure.usage("Cannot load " + source.file() + ": " + e.getMessage()
                        + "\nA dump without owners and rights loads: pg_dump --no-owner --no-privileges --inserts.");
            }
            connection.setAutoCommit(true);
            grant(connection);
            execute(connection, "ANALYZE");
        }
    }

    private static void grant(Connection connection) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT nspname FROM pg_catalog.pg_namespace
                        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                        """)) {
            while (rows.next()) {
                schemas.add(quoted(rows.getString(1)));
            }
        }
        for (String schema : schemas) {
            execute(connection, "GRANT USAGE ON SCHEMA " + schema + " TO " + EvaluationServer.READER);
            execute(connection, "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + EvaluationServer.READER);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT quote_literal(?)")) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    private record Source(String name, Path file, String checksum) {

        String databaseName() {
            String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
            return "e_" + plain.substring(0, Math.min(MAX_NAME, plain.length())) + "_" + checksum;
        }
    }
}
