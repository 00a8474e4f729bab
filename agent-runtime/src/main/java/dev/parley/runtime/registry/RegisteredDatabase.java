package dev.parley.runtime.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A row of {@code target_databases}.
 *
 * @param version never used twice, not even for another database of that name
 * @param database its name on the server
 * @param sslMode as in PostgreSQL's own addresses: disable, prefer, require, verify-ca, verify-full
 * @param caCertificate PEM of the authorities that the server's certificate may be of; null for those that the JVM trusts
 * @param catalogPassword sealed
 * @param sandboxPassword sealed
 * @param maxConnections of one service in one role
 * @param hide tables and columns that no question sees
 * @param sensitive columns whose values are not shown
 */
public record RegisteredDatabase(
        String name,
        long version,
        String description,
        String host,
        int port,
        @JsonProperty("database_name") String database,
        String sslMode,
        String caCertificate,
        String catalogUsername,
        String catalogPassword,
        String sandboxUsername,
        String sandboxPassword,
        int maxConnections,
        List<String> hide,
        List<String> sensitive) {

    public RegisteredDatabase {
        Objects.requireNonNull(name, "name");
        hide = List.copyOf(hide);
        sensitive = List.copyOf(sensitive);
    }

    /** Without the role that its passwords are for. */
    public String url() {
        String place = host.contains(":") ? "[" + host + "]" : host;
        return "postgresql://" + place + ":" + port + "/" + database + "?sslmode=" + sslMode;
    }

    /** What its password is sealed for. */
    public String purpose(DatabaseRole role) {
        return purpose(name, role);
    }

    /** @param name of a database */
    public static String purpose(String name, DatabaseRole role) {
        return "database/" + name + "/" + role.name().toLowerCase(Locale.ROOT);
    }

    /** Shows no password, not even sealed. */
    @Override
    public String toString() {
        return name + " v" + version + " at " + url();
    }
}
