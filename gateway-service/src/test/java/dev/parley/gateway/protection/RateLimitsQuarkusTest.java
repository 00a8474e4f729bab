package dev.parley.gateway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.RawHttp.Answer;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.RedisProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rates on real Redis, and how much work is taken in. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class RateLimitsQuarkusTest {

    private static final String BREAKER = "redis-meters";
    private static final QuerySubmitted QUESTION = new QuerySubmitted("How many brands are there?", "demo", null, null);

    @Inject
    SharedMeters meters;

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    TaskProcessor processor;

    private final String ann = "ann-" + UUID.randomUUID();

    @Test
    @Timeout(60)
    void shouldCountAloneWhileRedisIsPausedAndTogetherAfterwards() {
        List<Meter> one = List.of(new Meter("test:{z}:" + ann, 1));
        try {
            RedisProxy.pause();
            assertThat(lets(one)).as("by this gateway alone").isTrue();
            assertThat(lets(one)).isFalse();
            while (breakers.currentState(BREAKER) != CircuitBreakerState.OPEN) {
                assertThat(lets(one)).isFalse();
            }
            assertThat(lets(one)).as("without asking Redis").isFalse();
        } finally {
            RedisProxy.resume();
        }
        while (breakers.currentState(BREAKER) != CircuitBreakerState.CLOSED) {
            lets(one);
        }
    }

    private boolean lets(List<Meter> taken) {
        return meters.take(taken).await().indefinitely().waitMicros() == 0;
    }

    @Test
    void shouldLetNoMoreThroughThanTheLimitHoweverManyComeAtOnce() throws Exception {
        // The next one of this rate comes after a minute, and each needs two meters.
        List<Meter> mine = List.of(new Meter("test:{x}:" + ann, 1), new Meter("test:{x}:all" + ann, 40));
        List<Meter> forty = List.of(new Meter("test:{y}:" + ann, 40));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(admitted(threads.invokeAll(Collections.nCopies(60, taking(mine)))))
                    .isEqualTo(1);
            assertThat(admitted(threads.invokeAll(Collections.nCopies(120, taking(forty)))))
                    .as("40, and those that a slow machine's time makes room for")
                    .isBetween(40L, 60L);
        }
    }

    @Test
    void shouldTakeOfNoMeterWhatAnotherRefuses() {
        Meter tight = new Meter("test:{z}:tight" + ann, 1);
        Meter wide = new Meter("test:{z}:wide" + ann, 2);

        take(List.of(tight, wide));
        take(List.of(tight, wide));
        take(List.of(tight, wide));

        assertThat(take(List.of(wide)).waitMicros()).isZero();
    }

    @Test
    void shouldTellWhatIsLeftAndWhenToComeAgain() {
        Answer first = submit("narrow", ann);
        submit("narrow", ann);
        submit("narrow", ann);
        Answer refused = submit("narrow", ann);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("3");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("2");
        assertThat(first.header("RateLimit")).startsWith("\"submissions\";r=2;t=");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body()).contains("PARLEY-5010");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        assertThat(submit("another", ann).status()).as("of another tenant").isEqualTo(202);
    }

    @Test
    void shouldHoldATenantToItsLimitWhoeverOfItComes() {
        String tenant = "tight";
        int taken = 0;
        for (int i = 0; i < 12; i++) {
            taken += submit(tenant, "user" + i + ann).status() == 202 ? 1 : 0;
        }
        assertThat(taken)
                .as("five a minute, and what a slow machine has time for")
                .isBetween(5, 7);
    }

    @Test
    void shouldTakeNoMoreOfOneUserThanThatUsersShareOfTheWork() throws Exception {
        Caller caller = Caller.trusted(ann);
        Callable<ErrorCode> submission = () -> {
            try {
                processor.submit(QUESTION, caller);
                return null;
            } catch (ConnectionException e) {
                return e.failure().errorCode();
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ErrorCode> codes = threads.invokeAll(Collections.nCopies(120, submission)).stream()
                    .map(RateLimitsQuarkusTest::result)
                    .toList();

            assertThat(codes).contains(ErrorCode.TOO_MANY_REQUESTS);
            assertThat(codes.stream().filter(code -> code == null).count())
                    .as("60, and as many as there are connections")
                    .isBetween(60L, 60L + 16);
        }
        processor.submit(QUESTION, Caller.trusted("another-" + ann));
        processor.submit(Envelope.newId(), Envelope.newId(), QUESTION, caller);
    }

    private Callable<Reading> taking(List<Meter> several) {
        return () -> take(several);
    }

    private Reading take(List<Meter> several) {
        return meters.take(several).await().indefinitely();
    }

    private static long admitted(List<Future<Reading>> readings) {
        return readings.stream()
                .filter(reading -> result(reading).waitMicros() == 0)
                .count();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer submit(String tenant, String subject) {
        String token = EmbeddedServers.stack()
                .tokens()
                .issue(new Bearer(subject, tenant, List.of("query:submit"), null), Duration.ofMinutes(30));
        String body = "{\"query\": \"How many?\", \"database\": \"demo\"}";
        return RawHttp.exchange("POST /api/v1/query HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }
}
