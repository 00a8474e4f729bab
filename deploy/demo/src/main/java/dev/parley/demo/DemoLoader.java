package dev.parley.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the demo shop up to today, for a container that does this and ends. {@code DEMO_URL} is the JDBC URL of the database,
 * {@code DEMO_OWNER_PASSWORD} the password of its owner, {@code demo_owner} unless {@code DEMO_OWNER} says otherwise.
 */
public final class DemoLoader {

    private DemoLoader() {}

    /** Ends with 0 when the shop is there, with 1 and a line on the error output when it could not be loaded. */
    public static void main(String[] arguments) {
        try {
            boolean made = load(System.getenv(), LocalDate.now());
            System.out.println(made ? "The demo shop is loaded." : "The demo shop is there already.");
        } catch (SQLException | IllegalStateException e) {
            System.err.println("The demo shop cannot be loaded: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * @return whether it had to be made, because there was none or it was of another day
     * @throws IllegalStateException when a setting is missing, or the database has other content
     */
    static boolean load(Map<String, String> settings, LocalDate today) throws SQLException {
        String owner = settings.getOrDefault("DEMO_OWNER", "demo_owner");
        try (Connection connection = DriverManager.getConnection(
                required(settings, "DEMO_URL"), owner, required(settings, "DEMO_OWNER_PASSWORD"))) {
            Optional<LocalDate> loaded = DemoDatabase.loadedFor(connection);
            if (loaded.filter(today::equals).isPresent()) {
                return false;
            }
            DemoDatabase.load(connection, today);
            return true;
        }
    }

    private static String required(Map<String, String> settings, String name) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
