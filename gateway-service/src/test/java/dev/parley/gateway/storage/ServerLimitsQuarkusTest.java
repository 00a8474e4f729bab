package dev.parley.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

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
}
