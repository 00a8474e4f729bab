package dev.parley.gateway.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many read dead letters at once, on real Kafka. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@Timeout(60)
class BrokerQuarkusTest {

    private static final int AT_ONCE = 4;

    @Inject
    Broker broker;

    @Test
    void shouldRefuseWhoComesWhileEnoughRead() throws Exception {
        CountDownLatch reading = new CountDownLatch(AT_ONCE);
        CountDownLatch finish = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> readers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                readers.add(threads.submit(() -> broker.reading(log -> {
                    reading.countDown();
                    await(finish);
                    return log.hasTime();
                })));
            }
            reading.await();

            assertThatThrownBy(() -> broker.reading(TopicLog::hasTime)).isInstanceOf(BulkheadException.class);
            RestClient.Reply refused =
                    RestClient.of("operator", "admin:dead-letters").get("/api/v1/admin/dead-letters");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("error_code").asText()).isEqualTo(ErrorCode.OVERLOADED.code());

            finish.countDown();
            for (Future<Boolean> reader : readers) {
                reader.get();
            }
        }
        int partitions =
                broker.reading(log -> log.ranges(List.of(Topics.RESULTS)).size());
        assertThat(partitions).as("there is room again").isPositive();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
