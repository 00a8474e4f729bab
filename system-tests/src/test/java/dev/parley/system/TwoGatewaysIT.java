package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.port.FreePorts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several gateways on the same servers: a client of any of them sees everything, in order, whatever happens to the others. */
class TwoGatewaysIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final List<String> ALL =
            List.of("1 SUBMITTED", "2 CLARIFYING", "3 GENERATING", "4 TESTING", "5 COMPLETED");
    private static final String QUESTION = "How many orders per status?";

    @Test
    void shouldTellEverythingToClientsOfEither() throws Exception {
        try (AnotherGateway second = AnotherGateway.start(STACK, Map.of())) {
            requireEverything(STACK.gatewayUri(), second.uri());
            requireEverything(second.uri(), STACK.gatewayUri());

            LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
            followers(second.uri()).open(messages);
            second.close();
            assertThat(messages.poll(30, TimeUnit.SECONDS).path("closed").asInt())
                    .as("stopped in order, it says why it closes")
                    .isEqualTo(1001);
        }
    }

    /** The second has no Redis, so neither hears of the other. */
    @Test
    void shouldTellEverythingWithRedisAway() throws Exception {
        try (AnotherGateway second =
                AnotherGateway.start(STACK, Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + FreePorts.any()))) {
            requireEverything(STACK.gatewayUri(), second.uri());
            requireEverything(second.uri(), STACK.gatewayUri());
        }
    }

    /** The coder is halted meanwhile, so that the tasks are surely under way when the gateway dies. */
    @Test
    void shouldMissNothingWhenOneIsKilled() throws Exception {
        long coder = STACK.process(Part.CODER).pid();
        try (AnotherGateway second = AnotherGateway.start(STACK, Map.of());
                OnePort port = new OnePort(STACK.port(Part.GATEWAY), second.port());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            signal("STOP", coder);
            Client client = new Client(port.uri(), STACK.token());
            Followers followers = followers(port.uri());
            List<Future<Followers.Seen>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String task = client.submit(QUESTION);
                seen.add(clients.submit(() -> followers.byEvents(task)));
                seen.add(clients.submit(() -> followers.byEvents(task)));
                seen.add(clients.submit(() -> followers.bySocket(task)));
                seen.add(clients.submit(() -> followers.bySocket(task)));
            }
            Client there = new Client(second.uri(), null);
            Eventually.get(
                    "both kinds of clients are at the second gateway",
                    () -> open(there, "sse") > 0 && open(there, "websocket") > 0 ? there : null);

            second.kill();
            signal("CONT", coder);

            int returns = 0;
            for (Future<Followers.Seen> one : seen) {
                assertThat(one.get(120, TimeUnit.SECONDS).events()).isEqualTo(ALL);
                returns += one.get().returns();
            }
            assertThat(returns).as("clients that were cut off").isPositive();
        } finally {
            signal("CONT", coder);
        }
    }

    private static void requireEverything(URI asked, URI watched) throws Exception {
        Client client = new Client(asked, STACK.token());
        Followers followers = followers(watched);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                String task = client.submit(QUESTION);
                List<Callable<Followers.Seen>> ways =
                        List.of(() -> followers.byEvents(task), () -> followers.bySocket(task));
                for (Future<Followers.Seen> seen : clients.invokeAll(ways)) {
                    assertThat(seen.get().events()).isEqualTo(ALL);
                    assertThat(seen.get().returns()).isZero();
                }
            }
        }
    }

    private static int open(Client gateway, String kind) {
        String name = "parley_streaming_open{kind=\"" + kind + "\"";
        return gateway.text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Followers followers(URI gateway) {
        return new Followers(gateway, STACK.token());
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }
}
