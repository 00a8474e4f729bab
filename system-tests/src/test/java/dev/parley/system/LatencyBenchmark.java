package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.postgres.Login;
import dev.parley.model.message.Topics;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Time from POST to the answer, one question after the other, beside the floor: as many Kafka hops as a question makes,
 * and its bare SQL on a pool of the same kind, measured in turn with the questions in the same run. Not part of the build; see
 * {@code docs/performance.md}.
 */
class LatencyBenchmark {

    private static final int WARM_UP = 200;
    private static final int MEASURED = 500;
    /** Gateway to each of three agents and back. */
    private static final int HOPS = 6;

    private static final String TOPIC = "benchmark.hops";
    private static final String QUESTION = "How many customers are from France?";
    private static final String SQL =
            "SELECT count(*) FROM customers c JOIN countries k ON k.code = c.country_code WHERE k.name = 'France'";

    private final EmbeddedStack stack = RunningStack.get();
    private final Client client = new Client(stack.gatewayUri(), stack.token());

    @Test
    void measure() throws Exception {
        double[] answers = new double[MEASURED];
        double[] floors = new double[MEASURED];
        Login login = stack.demoSandbox();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(PgConnectOptions.fromUri(login.reactiveUrl())
                        .setUser(login.user())
                        .setPassword(login.password()))
                .build();
        try (Hop hop = new Hop(stack.kafkaBootstrapServers())) {
            for (int i = -WARM_UP; i < MEASURED; i++) {
                double answer = millis(this::answer);
                double floor = millis(() -> floor(hop, pool));
                if (i >= 0) {
                    answers[i] = answer;
                    floors[i] = floor;
                }
            }
        }
        pool.closeAndAwait();
        report(answers, floors);
    }

    private void answer() {
        List<String> events = client.events(client.submit(QUESTION), null);
        if (!events.contains("event:completed")) {
            throw new AssertionError(String.join("\n", events));
        }
    }

    private static void floor(Hop hop, Pool pool) {
        for (int i = 0; i < HOPS; i++) {
            hop.thereAndIn();
        }
        pool.preparedQuery(SQL).executeAndAwait();
    }

    private static void report(double[] answers, double[] floors) {
        System.out.printf(Locale.ROOT, "%n%d questions one after the other, after %d to warm up%n", MEASURED, WARM_UP);
        System.out.println("| | p50 ms | p95 ms | p99 ms |");
        System.out.println("|---|---|---|---|");
        row("POST to answer", answers);
        row("floor: " + HOPS + " Kafka hops + bare SQL", floors);
        System.out.printf(
                Locale.ROOT,
                "| ratio | %.1f | %.1f | %.1f |%n%n",
                Percentiles.of(answers, 50) / Percentiles.of(floors, 50),
                Percentiles.of(answers, 95) / Percentiles.of(floors, 95),
                Percentiles.of(answers, 99) / Percentiles.of(floors, 99));
    }

    private static void row(String name, double[] millis) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                Percentiles.of(millis, 50),
                Percentiles.of(millis, 95),
                Percentiles.of(millis, 99));
    }

    private static double millis(Step step) throws Exception {
        long started = System.nanoTime();
        step.run();
        return (System.nanoTime() - started) / 1e6;
    }

    private interface Step {
        void run() throws Exception;
    }

    /** One record to the broker and from it, by bare clients. */
    private static final class Hop implements AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer;
        private final KafkaConsumer<byte[], byte[]> consumer;

        Hop(String bootstrapServers) throws ExecutionException, InterruptedException {
            Properties settings = new Properties();
            settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        }

        void thereAndIn() {
            producer.send(new ProducerRecord<>(TOPIC, Topics.QUERIES.getBytes(UTF_8)));
            while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                // until it is there
            }
        }

        @Override
        public void close() {
            producer.close();
            consumer.close();
        }
    }
}
