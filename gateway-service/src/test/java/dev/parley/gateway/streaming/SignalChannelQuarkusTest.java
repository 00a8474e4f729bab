package dev.parley.gateway.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listening to other gateways when Redis ends the connection, as it does when it is started anew. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@Timeout(60)
class SignalChannelQuarkusTest {

    @Inject
    ReactiveRedisDataSource redis;

    @Test
    void shouldListenAgain() throws Exception {
        while (listeners() == 0) {
            Thread.sleep(20);
        }

        run("CLIENT", "KILL", "TYPE", "pubsub");
        assertThat(listeners()).isZero();

        while (listeners() == 0) {
            Thread.sleep(20);
        }
    }

    private int listeners() {
        return run("PUBSUB", "NUMSUB", "parley:tasks").get(1).toInteger();
    }

    private Response run(String command, String... arguments) {
        return redis.execute(command, arguments).await().indefinitely();
    }
}
