package dev.parley.gateway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.gateway.testing.RawHttp;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.RedisProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that has just started, and a Redis that takes connections and says nothing. */
@QuarkusTest
@TestProfile(SilentRedisQuarkusTest.JustStarted.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class SilentRedisQuarkusTest {

    /** No other test has it, and so none has asked this gateway before. */
    public static class JustStarted implements QuarkusTestProfile {}

    @Test
    @Timeout(120)
    void shouldAnswerTheFirstRequestsOfAll() throws Exception {
        String token = EmbeddedServers.stack()
                .tokens()
                .issue(new Bearer("ann", null, List.of("admin:read"), null), Duration.ofMinutes(30));
        Callable<Integer> request =
                () -> RawHttp.exchange("GET /api/v1/admin/pools HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n")
                        .status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RedisProxy.pause();
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(8, request), 60, TimeUnit.SECONDS);

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.resultNow()).isEqualTo(200));
        } finally {
            RedisProxy.resume();
        }
    }
}
