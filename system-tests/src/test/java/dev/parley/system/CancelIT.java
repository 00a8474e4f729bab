package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A question that is cancelled while its SQL runs, from REST through Kafka to the database. */
class CancelIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    /** In seconds; of one statement, by the tester's own settings. */
    private static final double TIME_LIMIT = 20;

    /** Ends at its time limit alone. */
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 7 FROM n) SELECT count(*) FROM n WHERE i <> 104";

    private final Client ann = new Client(STACK.gatewayUri(), STACK.token());

    @Test
    void shouldStopTheSqlInTheDatabase() {
        Client.Reply known = ann.post("/api/v1/verified-queries", """
                {"question": "How long is forever?", "sql": "%s", "database": "demo", "scope": "me"}""".formatted(ENDLESS));
        assertThat(known.status()).as(known.body().toString()).isEqualTo(201);
        try {
            JsonNode asked = ann.post("/api/v1/query", """
                            {"query": "How long is forever?", "database": "demo"}""").body();
            String task = asked.path("task_id").asText();
            Eventually.get("its SQL runs", () -> age().orElse(null));

            Client.Reply cancelled = ann.delete("/api/v1/query/" + task);

            assertThat(cancelled.status()).isEqualTo(200);
            AtomicReference<Double> last = new AtomicReference<>(0.0);
            Eventually.get("its SQL does not run any more", () -> {
                Optional<Double> age = age();
                age.ifPresent(last::set);
                return age.isPresent() ? null : task;
            });
            assertThat(last.get()).as("seconds, when it was last seen").isLessThan(TIME_LIMIT - 1);
            assertThat(ann.get("/api/v1/query/" + task).body().path("status").asText())
                    .isEqualTo("CANCELLED");
        } finally {
            ann.delete("/api/v1/verified-queries/" + known.body().path("id").asText());
        }
    }

    /** How many seconds the statement has been running. */
    private static Optional<Double> age() {
        try (Connection superuser = STACK.superuser().connect();
                PreparedStatement statement = superuser.prepareStatement("""
                        SELECT extract(epoch FROM clock_timestamp() - query_start)::float8 FROM pg_stat_activity
                        WHERE state = 'active' AND usename = ? AND query LIKE ?""")) {
            statement.setString(1, STACK.demoSandbox().user());
            statement.setString(2, "%RECURSIVE%104%");
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getDouble(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
