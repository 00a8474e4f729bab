package dev.parley.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that go to the broker and back as often as a question's do, by bare clients. Many at once. */
final class HopChain implements AutoCloseable {

    /** Gateway to each of three agents and back. */
    static final int HOPS = 6;

    private static final String TOPIC = "benchmark.chains";

    private final KafkaProducer<String, Integer> producer;
    private final KafkaConsumer<String, Integer> consumer;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private final Thread reader;

    private HopChain(KafkaProducer<String, Integer> producer, KafkaConsumer<String, Integer> consumer) {
        this.producer = producer;
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().start(this::read);
    }

    static HopChain open(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new IntegerDeserializer());
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        return new HopChain(new KafkaProducer<>(settings, new StringSerializer(), new IntegerSerializer()), consumer);
    }

    /** Completes after the last hop. */
    CompletableFuture<Void> run() {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Void> done = new CompletableFuture<>();
        running.put(id, done);
        producer.send(new ProducerRecord<>(TOPIC, id, HOPS - 1));
        return done;
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, Integer> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() > 0) {
                        producer.send(new ProducerRecord<>(TOPIC, record.key(), record.value() - 1));
                    } else {
                        running.remove(record.key()).completeAsync(() -> null);
                    }
                }
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join();
        producer.close();
    }
}
