package dev.parley.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.repository.RepositoryConfig;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway asks of the server of its tables. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class ServerLimitsQuarkusTest {

    @Inject
    Pool pool;

    @Inject
    RepositoryConfig config;

    @Test
    void shouldGiveUpAtTheServerBeforeItsCallerDoes() {
        Row row = pool.query("""
                        SELECT (SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout') AS statement,
                               (SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout') AS lock,
                               (SELECT setting::int FROM pg_settings
                                WHERE name = 'idle_in_transaction_session_timeout') AS idle""")
                .execute()
                .await()
                .atMost(config.queryTimeout())
                .iterator()
                .next();

        assertThat((long) row.getInteger("statement"))
                .isPositive()
                .isLessThan(config.queryTimeout().toMillis());
        assertThat(row.getInteger("lock")).isPositive().isLessThan(row.getInteger("statement"));
        assertThat(row.getInteger("idle")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLOCKED", "STOPPED"})
    void shouldSayThatItCannotBeLookedUpAtTheMoment(String how) throws Exception {
        RestClient ann = RestClient.of("ann-" + UUID.randomUUID(), "query:read");
        try (Connection holder = EmbeddedServers.stack().applicationDatabase().connect();
                Statement statement = holder.createStatement();
                Connection other = EmbeddedServers.stack().applicationDatabase().connect();
                Statement stopping = other.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE glossary IN ACCESS EXCLUSIVE MODE");

            Future<Reply> asked = threads.submit(() -> ann.get("/api/v1/glossary"));
            if (how.equals("STOPPED")) {
                Eventually.holds(() -> assertThat(stopped(stopping)).isPositive());
            }

            assertThat(asked.get().status()).isEqualTo(503);
            assertThat(asked.get().body().path("error_code").asText()).isEqualTo("PARLEY-5002");
        }
        assertThat(ann.get("/api/v1/glossary").status()).isEqualTo(200);
    }

    private static int stopped(Statement statement) {
        try (var rows = statement.executeQuery("""
                SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND query LIKE '%glossary%' AND pid <> pg_backend_pid()
                """)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
