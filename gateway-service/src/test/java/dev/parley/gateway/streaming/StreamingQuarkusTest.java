package dev.parley.gateway.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.EventStream;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SocketClient;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.testing.EmbeddedServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-sent events of the running gateway, and what is left of them when nobody reads any more. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class StreamingQuarkusTest {

    /** More than the buffers of a connection hold. */
    private static final int MANY = 3_000;

    @Inject
    TaskProcessor processor;

    @Inject
    MeterRegistry registry;

    @Inject
    Pool pool;

    @Inject
    TaskEventRepository events;

    @BeforeEach
    void shouldBeginWithNothingOpen() {
        Eventually.holds(this::requireNothingOpen);
    }

    /** After an outage there may be more than is good to hold at once. */
    @Test
    void shouldReadTheEventsOfOwnersInPages() {
        SubmittedTask.of(processor, "pia", "How many brands are there?").understood();
        SubmittedTask.of(processor, "pam", "How many brands are there?").understood();
        List<Owner> owners = List.of(new Owner("pia", null), new Owner("pam", null));

        List<TaskEventRepository.Owned> all = events.since(owners, Instant.EPOCH, null, 1_000);
        List<TaskEventRepository.Owned> paged = new ArrayList<>();
        List<TaskEventRepository.Owned> page;
        do {
            page = events.since(
                    owners,
                    Instant.EPOCH,
                    paged.isEmpty() ? null : paged.getLast().event(),
                    2);
            paged.addAll(page);
        } while (page.size() == 2);

        assertThat(all).hasSize(6);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void shouldTellATasksEventsToItsEndAndReplayThem() {
        SubmittedTask task =
                SubmittedTask.of(processor, "eve", "How many brands are there?").understood();
        try (EventStream stream = EventStream.open(path(task), token("eve"), null)) {
            Eventually.holds(() -> assertThat(stream.names()).endsWith("generating"));
            task.coded("SELECT 1").answered(1);

            Eventually.holds(() -> assertThat(stream.isEnded()).isTrue());
            assertThat(stream.names()).endsWith("generating", "testing", "completed");
            assertThat(stream.events())
                    .extracting(event -> Integer.parseInt(event.id()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, stream.events().size())
                                    .boxed()
                                    .toList());
        }
        int last = everything(task).size();
        try (EventStream again = EventStream.open(path(task), token("eve"), Integer.toString(last - 1))) {
            Eventually.holds(() -> assertThat(again.isEnded()).isTrue());
            assertThat(again.names()).containsExactly("completed");
        }
        try (EventStream over = EventStream.open(path(task), token("eve"), Integer.toString(last))) {
            assertThat(over.status()).isEqualTo(204);
        }
    }

    @Test
    void shouldTellAllOfOnesOwnAndResume() {
        String cursor;
        SubmittedTask first;
        SubmittedTask second;
        try (EventStream stream = EventStream.open("/api/v1/events", token("fay"), null)) {
            Eventually.holds(() -> assertThat(stream.comments()).isNotEmpty());
            first = SubmittedTask.of(processor, "fay", "How many brands are there?");
            SubmittedTask foreign = SubmittedTask.of(processor, "gus", "How many brands are there?");
            foreign.understood();
            first.understood();
            second = SubmittedTask.of(processor, "fay", "How many orders are there?")
                    .understood();

            Eventually.holds(() -> {
                assertThat(names(stream, first)).endsWith("generating");
                assertThat(names(stream, second)).endsWith("generating");
            });
            assertThat(names(stream, foreign)).isEmpty();
            cursor = stream.events().getLast().id();
        }
        first.coded("SELECT 1").answered(1);
        try (EventStream stream = EventStream.open("/api/v1/events", token("fay"), cursor)) {
            Eventually.holds(() -> assertThat(names(stream, first)).endsWith("testing", "completed"));
            second.coded("SELECT 2");
            Eventually.holds(() -> assertThat(names(stream, second)).endsWith("testing"));
            assertThat(stream.events())
                    .as("each once")
                    .extracting(event -> event.data().path("task_id").asText()
                            + event.data().path("seq").asInt())
                    .doesNotHaveDuplicates();
        }
    }

    /** No connection, no watch, no look at the table. */
    @Test
    void shouldLeaveNothingBehindWhenClientsLeave() throws Exception {
        SubmittedTask task =
                SubmittedTask.of(processor, "hal", "How many brands are there?").understood();
        List<AutoCloseable> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(EventStream.open(path(task), token("hal"), null));
        }
        clients.add(EventStream.open("/api/v1/events", token("hal"), null));
        SocketClient socket = SocketClient.open(token("hal"))
                .send("{\"type\": \"subscribe\", \"task_id\": \"" + task.id() + "\"}")
                .send("{\"type\": \"subscribe\", \"all\": true}");
        clients.add(socket);
        Eventually.holds(() -> {
            assertThat(gauge("parley.streaming.open", "kind", "sse")).isEqualTo(4);
            assertThat(gauge("parley.streaming.open", "kind", "websocket")).isEqualTo(1);
            assertThat(gauge("parley.streaming.watches")).isEqualTo(6);
        });

        for (AutoCloseable client : clients) {
            client.close();
        }

        Eventually.holds(this::requireNothingOpen);
        double looks = looks();
        task.coded("SELECT 1");
        Thread.sleep(2_500);
        assertThat(looks()).isEqualTo(looks);
    }

    @Test
    void shouldHaveOneLookForAllWhoWatch() throws Exception {
        SubmittedTask task = SubmittedTask.of(processor, "ida", "How many brands are there?");
        task.understood();
        List<EventStream> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(EventStream.open(path(task), token("ida"), null));
        }
        Eventually.holds(
                () -> clients.forEach(client -> assertThat(client.names()).endsWith("generating")));
        double looks = looks();

        Thread.sleep(3_000);

        // One a second, and a pause of the machine's may make it some more; one for each of the eight would be 24.
        assertThat(looks() - looks).isBetween(1.0, 12.0);
        Eventually.holds(
                () -> clients.forEach(client -> assertThat(client.comments()).contains("keep-alive")));
        clients.forEach(EventStream::close);
    }

    @Test
    void shouldOpenNoMoreThanAUserMayHave() {
        SubmittedTask task = SubmittedTask.of(processor, "jim", "How many brands are there?");
        List<EventStream> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(EventStream.open(path(task), token("jim"), null));
        }

        RestClient.Reply reply = RestClient.withToken(token("jim")).get(path(task));

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2020");
        clients.removeLast().close();
        Eventually.holds(() -> {
            try (EventStream next = EventStream.open(path(task), token("jim"), null)) {
                assertThat(next.status()).isEqualTo(200);
            }
        });
        clients.forEach(EventStream::close);
    }

    @Test
    void shouldTellNothingOfTasksThatTheTokenMayNotRead() {
        Caller sees = new Caller("max", null, Set.of(Caller.SUBMIT, Caller.SENSITIVE), null);
        QuerySubmitted question = new QuerySubmitted("How many brands are there?", "demo", null, null);
        UUID before = processor.submit(question, sees).id();
        try (EventStream resumed = EventStream.open("/api/v1/events", token("max"), "1")) {
            UUID after = processor.submit(question, sees).id();
            UUID readable = SubmittedTask.of(processor, "max", "How many brands are there?")
                    .id();

            Eventually.holds(() -> assertThat(tasks(resumed)).contains(readable.toString()));
            assertThat(tasks(resumed)).doesNotContain(before.toString(), after.toString());
        }
    }

    @Test
    void shouldEndWithTheToken() {
        String token = EmbeddedServers.stack().token("kim", List.of("query:read"), Duration.ofSeconds(10));
        try (EventStream stream = EventStream.open("/api/v1/events", token, null)) {
            assertThat(stream.status()).isEqualTo(200);

            Eventually.holds(() -> assertThat(stream.isEnded()).isTrue());
        }
    }

    @Test
    void shouldDropWhoTakesNothingAndLetThemResume() throws Exception {
        UUID task = SubmittedTask.of(processor, "lea", "How many brands are there?")
                .understood()
                .id();
        pool.preparedQuery("""
                        INSERT INTO task_events (task_id, seq, status, message, at)
                        SELECT $1, n, 'TESTING', repeat('x', 4000), now() FROM generate_series(1000, $2::int) AS n
                        """).executeAndAwait(Tuple.of(task, MANY));
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(4096);
            lazy.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            lazy.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 1\r\nAuthorization: Bearer "
                                    + token("lea") + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            Eventually.holds(() ->
                    assertThat(gauge("parley.streaming.open", "kind", "sse")).isEqualTo(1));

            Eventually.holds(this::requireNothingOpen);
            assertThat(drained(lazy)).isLessThan(MANY);
        }
        try (EventStream stream = EventStream.open("/api/v1/events", token("lea"), "1")) {
            Eventually.holds(() -> assertThat(stream.events().size()).isGreaterThanOrEqualTo(MANY - 999));
            assertThat(stream.events())
                    .extracting(event -> event.data().path("seq").asInt())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(MANY);
        }
    }

    /** Events that still come out of a connection before it is broken off. */
    private static long drained(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[65_536];
        try {
            for (int read = socket.getInputStream().read(chunk);
                    read >= 0;
                    read = socket.getInputStream().read(chunk)) {
                text.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // reset by the server
        }
        return text.toString().lines().filter(line -> line.startsWith("data:")).count();
    }

    private List<EventStream.Event> everything(SubmittedTask task) {
        try (EventStream stream = EventStream.open(path(task), token("eve"), null)) {
            Eventually.holds(() -> assertThat(stream.isEnded()).isTrue());
            return stream.events();
        }
    }

    private static List<String> tasks(EventStream stream) {
        return stream.events().stream()
                .map(event -> event.data().path("task_id").asText())
                .toList();
    }

    private static List<String> names(EventStream stream, SubmittedTask task) {
        return stream.events().stream()
                .filter(event ->
                        event.data().path("task_id").asText().equals(task.id().toString()))
                .map(EventStream.Event::name)
                .toList();
    }

    private void requireNothingOpen() {
        assertThat(gauge("parley.streaming.open", "kind", "sse")).isZero();
        assertThat(gauge("parley.streaming.open", "kind", "websocket")).isZero();
        assertThat(gauge("parley.streaming.watches")).isZero();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double looks() {
        return registry.get("parley.streaming.looks").counter().count();
    }

    private static String path(SubmittedTask task) {
        return "/api/v1/query/" + task.id() + "/events";
    }

    private static String token(String subject) {
        return EmbeddedServers.stack().token(subject, List.of("query:read"), Duration.ofMinutes(30));
    }
}
