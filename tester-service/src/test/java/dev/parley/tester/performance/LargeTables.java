package dev.parley.tester.performance;

import dev.parley.embedded.postgres.Login;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Tables that are large enough for a plan to matter, with some indexes and without others. */
public final class LargeTables implements QuarkusTestResourceLifecycleManager {

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
                    CREATE SCHEMA large;
                    CREATE TABLE large.events (
                        id integer PRIMARY KEY, customer_id integer NOT NULL, kind text NOT NULL, note text NOT NULL,
                        happened_at timestamp, day date, code integer, amount numeric(10,2),
                        a integer NOT NULL, b integer NOT NULL, c integer NOT NULL, "Odd Name" integer NOT NULL);
                    INSERT INTO large.events
                    SELECT i, i % 20000, CASE WHEN i % 50000 = 0 THEN 'rare' ELSE 'usual' END, md5(i::text),
                           CASE WHEN i % 1000 <> 0 THEN TIMESTAMP '2025-01-01' + i * INTERVAL '3 minutes' END,
                           DATE '2020-01-01' + i % 3000, i % 30000, i % 5000 / 100.0,
                           i % 100, i % 100, i % 100, i % 30000
                    FROM generate_series(1, 300000) AS i;
                    CREATE INDEX ON large.events (happened_at);
                    CREATE INDEX ON large.events (day);
                    CREATE INDEX ON large.events (code);
                    CREATE INDEX ON large.events (note);
                    CREATE INDEX ON large.events (customer_id) WHERE kind = 'none';
                    CREATE TABLE large.parts (id integer NOT NULL, owner_id integer NOT NULL, filler text)
                        PARTITION BY RANGE (id);
                    CREATE TABLE large.parts_low PARTITION OF large.parts FOR VALUES FROM (0) TO (150000);
                    CREATE TABLE large.parts_high PARTITION OF large.parts FOR VALUES FROM (150000) TO (400000);
                    INSERT INTO large.parts SELECT i, i % 10000, md5(i::text) FROM generate_series(1, 300000) AS i;
                    CREATE TABLE large.letters (id integer, owner text, weight integer);
                    INSERT INTO large.letters
                    SELECT i, CASE WHEN i % 1000 = 0 THEN 'ann' ELSE 'bob' END, i % 500 FROM generate_series(1, 200000) AS i;
                    ALTER TABLE large.letters ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY own ON large.letters FOR SELECT USING (owner = 'ann');
                    CREATE VIEW large.heavy_letters WITH (security_invoker) AS
                    SELECT * FROM large.letters WHERE weight >= 0;
                    ANALYZE large.letters;
                    ANALYZE large.events;
                    ANALYZE large.parts;
                    """);
            statement.execute("GRANT USAGE ON SCHEMA large TO " + sandbox);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA large TO " + sandbox);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of();
    }

    @Override
    public void stop() {
        // goes with the servers
    }
}
