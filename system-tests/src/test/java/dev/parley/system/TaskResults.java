package dev.parley.system;

import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The results on their topic, for those who wait for one. */
final class TaskResults implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, CompletableFuture<Void>> results = new ConcurrentHashMap<>();
    private final Thread reader;

    private TaskResults(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().start(this::read);
    }

    static TaskResults open(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.RESULTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new TaskResults(consumer);
    }

    /** Completes with the task's answer, whether it comes before this is asked or after; fails when it is no answer. */
    CompletableFuture<Void> of(String taskId) {
        CompletableFuture<Void> result = pending(taskId);
        return result.whenComplete((done, failure) -> results.remove(taskId));
    }

    private CompletableFuture<Void> pending(String taskId) {
        return results.computeIfAbsent(taskId, id -> new CompletableFuture<>());
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        String type = new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8);
        CompletableFuture<Void> result = pending(record.key());
        if (type.equals(QueryCompleted.class.getSimpleName())) {
            result.completeAsync(() -> null);
        } else {
            result.completeExceptionally(new AssertionError(record.key() + " ended in " + type));
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join();
    }
}
