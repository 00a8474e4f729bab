package dev.parley.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** One account on one database of the embedded server. */
public record Login(int port, String database, String user, String password) {

    private static final String CONNECT_SECONDS = "5";

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** As the reactive clients want it. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "parley-embedded");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** Whether the server lets it in. */
    public boolean works() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return user + " on " + jdbcUrl();
    }
}
