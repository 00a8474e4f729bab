package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trying again, on connections that PostgreSQL ends under what runs on them. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@Timeout(60)
class PatienceQuarkusTest {

    private static final int MORE_THAN_ANY_DEFAULT = 5;

    @Inject
    Patience patience;

    @Inject
    Pool pool;

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void shouldTryUntilItWorks() {
        patience.until(() -> run(
                attempts.incrementAndGet() <= MORE_THAN_ANY_DEFAULT
                        ? "SELECT pg_terminate_backend(pg_backend_pid())"
                        : "SELECT 1"));

        assertThat(attempts).hasValue(MORE_THAN_ANY_DEFAULT + 1);
    }

    @Test
    void shouldNotTryAgainWhatMakesNoSense() {
        assertThatThrownBy(() -> patience.until(() -> {
                    attempts.incrementAndGet();
                    throw new ValidationException(ErrorCode.INVALID_REQUEST, "never");
                }))
                .isInstanceOf(ValidationException.class);

        assertThat(attempts).hasValue(1);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
