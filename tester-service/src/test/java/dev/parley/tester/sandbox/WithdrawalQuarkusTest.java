package dev.parley.tester.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A request that is withdrawn while its statement runs. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
class WithdrawalQuarkusTest {

    /**
     * Ends at the time limit alone, and by its plan costs little. Its rows come slowly: fast ones would reach the role's limit
     * of temporary files within seconds.
     */
    private static final String ENDLESS = "WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT length(repeat('x', 100000 + i)) %% 7 FROM n) SELECT count(*) FROM n WHERE i <> %d";

    /** Less than the statement's own time limit, which must not be what ends it. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Inject
    Sandbox sandbox;

    @Inject
    MeterRegistry registry;

    private final TopicClient requests = topic(Topics.TESTER);
    private final TopicClient withdrawals = topic(Topics.WITHDRAWN);
    private final TopicClient replies = topic(Topics.REPLIES);

    @Test
    void shouldStopTheStatementOnTheServer() {
        double before = withdrawn();
        Envelope<TestRequest> request = request(ENDLESS.formatted(101));
        requests.send(request);
        await(() -> running("101") > 0);

        withdrawals.send(withdrawing(request));

        await(() -> running("101") == 0);
        await(() -> withdrawn() == before + 1);
        assertThat(replies.all(r -> request.id().toString().equals(TopicClient.header(r, Headers.CAUSATION_ID))))
                .as("nobody waits for a reply")
                .isEmpty();
        assertThat(sandbox.test(request("SELECT 1").message()))
                .as("no connection of the pool has anything of it left")
                .isInstanceOf(TestComplete.class);
    }

    @Test
    void shouldLetTheOthersRun() {
        Envelope<TestRequest> mine = request(ENDLESS.formatted(102));
        Envelope<TestRequest> another = request(ENDLESS.formatted(103));
        requests.send(mine);
        requests.send(another);
        await(() -> running("102") > 0 && running("103") > 0);

        withdrawals.send(withdrawing(mine));

        await(() -> running("102") == 0);
        await(() -> running("103") > 0);
        withdrawals.send(withdrawing(another));
        await(() -> running("103") == 0);
    }

    /** Statements of the sandbox with that number in them that are being run; the server is done with a plan in a moment. */
    private static long running(String mark) {
        try (Connection superuser = EmbeddedServers.stack().superuser().connect();
                PreparedStatement statement = superuser.prepareStatement(
                        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND usename = ? AND query LIKE ?")) {
            statement.setString(1, EmbeddedServers.stack().demoSandbox().user());
            statement.setString(2, "WITH RECURSIVE%" + mark + "%");
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private double withdrawn() {
        return registry.counter("parley.agent.withdrawn").count();
    }

    private static Envelope<RequestWithdrawn> withdrawing(Envelope<TestRequest> request) {
        return Envelope.of(new RequestWithdrawn(request.id()), request.taskId(), "/test", Instant.now());
    }

    private static Envelope<TestRequest> request(String sql) {
        return Envelope.of(
                new TestRequest(sql, "demo", 10, Instant.now().plusSeconds(60)),
                Envelope.newId(),
                "/test",
                Instant.now());
    }

    private static TopicClient topic(String name) {
        return new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), name);
    }
}
