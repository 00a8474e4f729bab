package dev.parley.tester.truth;

import dev.parley.embedded.postgres.Login;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What the demo shop does not have: keys that point at nothing, moments with a zone, currencies. A schema of its own. */
public final class LedgerTables implements QuarkusTestResourceLifecycleManager {

    @Override
    public int order() {
        return 10; // after the servers
    }

    @Override
    public Map<String, String> start() {
        Login owner = EmbeddedServers.stack().demoOwner();
        String sandbox = EmbeddedServers.stack().demoSandbox().user();
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA IF NOT EXISTS ledger;
                    CREATE TABLE ledger.accounts (id integer PRIMARY KEY, name text NOT NULL);
                    CREATE TABLE ledger.entries (
                        id integer PRIMARY KEY, account_id integer, amount numeric(10,2) NOT NULL,
                        currency text NOT NULL, booked_at timestamptz NOT NULL);
                    CREATE TABLE ledger.notes (id integer PRIMARY KEY, account_id integer NOT NULL);
                    INSERT INTO ledger.notes VALUES (1, 1), (2, 3), (3, 2);
                    INSERT INTO ledger.accounts VALUES (1, 'Main'), (2, 'Side'), (3, 'Main');
                    INSERT INTO ledger.entries VALUES
                        (1, 1, 10, 'EUR', '2025-03-01 02:00+00'), (2, 1, 20, 'USD', '2025-03-01 12:00+00'),
                        (3, 9, 40, 'EUR', '2025-03-02 12:00+00'), (4, NULL, 80, 'EUR', '2025-03-03 12:00+00');
                    """);
            statement.execute("GRANT USAGE ON SCHEMA ledger TO " + sandbox);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO " + sandbox);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        zone(sandbox);
        return Map.of();
    }

    /** Where a day does not begin when it begins in UTC. */
    private static void zone(String sandbox) {
        Login superuser = EmbeddedServers.stack().superuser();
        try (Connection connection = superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + sandbox + " SET timezone = 'America/New_York'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // goes with the servers
    }
}
