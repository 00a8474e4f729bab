package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Topics;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Asks at a steady pace, by turns over REST, followed by server-sent events or by a WebSocket, and over Kafka. As the API
 * advises, a submission whose reply is lost is made again under the same key.
 */
final class SteadyQuestions implements AutoCloseable {

    static final String BODY = "{\"query\": \"How many brands are there?\", \"database\": \"demo\"}";
    private static final Duration PACE = Duration.ofMillis(700);
    private static final Duration COME_BACK = Duration.ofMillis(500);
    private static final int USERS = 8;

    private final URI gateway;
    private final List<String> tokens;
    private final List<Client> clients;
    private final KafkaProducer<String, byte[]> producer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<Followers.Seen>> followed = new ConcurrentHashMap<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final Queue<Future<?>> asking = new ConcurrentLinkedQueue<>();
    private final Thread loop;
    private volatile boolean ending;

    private SteadyQuestions(EmbeddedStack stack, URI gateway, String name) {
        this.gateway = gateway;
        this.tokens = IntStream.range(0, USERS)
                .mapToObj(user -> stack.token(name + user, List.of("query:submit", "query:read"), Duration.ofHours(1)))
                .toList();
        this.clients = tokens.stream().map(token -> new Client(gateway, token)).toList();
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafkaBootstrapServers());
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.loop = Thread.ofVirtual().start(this::ask);
    }

    /** @param name what the names of the users who ask begin with */
    static SteadyQuestions begin(EmbeddedStack stack, URI gateway, String name) {
        return new SteadyQuestions(stack, gateway, name);
    }

    private void ask() {
        for (int i = 0; !ending; i++) {
            int turn = i;
            asking.add(threads.submit(() -> {
                int user = turn % USERS;
                switch (turn % 3) {
                    case 0 -> follow(submitted(user), task -> followers(user).byEvents(task));
                    case 1 -> follow(submitted(user), task -> followers(user).bySocket(task));
                    default -> send(user);
                }
                return null;
            }));
            pause(PACE);
        }
    }

    private interface Following {
        Followers.Seen see(String task) throws InterruptedException;
    }

    private void follow(String task, Following following) {
        followed.put(task, threads.submit(() -> following.see(task)));
    }

    private Followers followers(int user) {
        return new Followers(gateway, tokens.get(user));
    }

    private String submitted(int user) {
        String key = UUID.randomUUID().toString();
        while (true) {
            try {
                Client.Reply reply = clients.get(user).post("/api/v1/query", BODY, "Idempotency-Key", key);
                if (reply.status() == 202) {
                    return reply.body().path("task_id").asText();
                }
                troubles.add(reply.status() + " " + reply.body());
            } catch (UncheckedIOException e) {
                troubles.add(e.getCause().toString());
            }
            pause(COME_BACK);
        }
    }

    private void send(int user) {
        String task = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> question = new ProducerRecord<>(Topics.QUERIES, task, BODY.getBytes(UTF_8));
        Map.of(
                        Headers.TYPE,
                        "QuerySubmitted",
                        Headers.ID,
                        UUID.randomUUID().toString(),
                        Headers.SUBJECT,
                        task,
                        "authorization",
                        "Bearer " + tokens.get(user))
                .forEach((name, value) -> question.headers().add(name, value.getBytes(UTF_8)));
        producer.send(question);
        sent.add(task);
    }

    /** Stops asking; what was asked goes on. */
    void end() throws Exception {
        ending = true;
        loop.join();
        for (Future<?> one : asking) {
            one.get();
        }
        producer.flush();
    }

    /** The tasks that were submitted over REST, and what those who followed them saw. */
    Map<String, Future<Followers.Seen>> followed() {
        return followed;
    }

    /** The tasks that were submitted over Kafka. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    /** Submissions that had to be made again, and why. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ending = true;
        producer.close();
        threads.shutdownNow();
    }
}
