package dev.parley.runtime.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A plain producer and consumer of one topic, as anybody would write them. */
public final class TopicClient {

    private final String bootstrapServers;
    private final String topic;

    public TopicClient(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    public void send(Envelope<?> envelope) {
        send(envelope.taskId().toString(), EnvelopeCodec.headers(envelope), EnvelopeCodec.value(envelope));
    }

    /** Returns when the broker has it. */
    public void send(String key, Map<String, String> headers, byte[] value) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic, key, value);
            headers.forEach((header, text) -> sent.headers().add(header, text.getBytes(UTF_8)));
            producer.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is, byte for byte; returns when the broker has all of them. */
    public void send(Collection<ProducerRecord<byte[], byte[]>> records) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(one -> sent.add(producer.send(one)));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The matching records from the beginning of the topic; returns once there are that many, or at the limit. */
    public List<ConsumerRecord<String, byte[]>> await(
            int count, Duration limit, Predicate<ConsumerRecord<String, byte[]>> matching) {
        try (var consumer = consumer()) {
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            Instant end = Instant.now().plus(limit);
            while (found.size() < count && Instant.now().isBefore(end)) {
                collect(consumer, matching, found);
            }
            return found;
        }
    }

    /** The same, byte for byte. */
    public List<ConsumerRecord<byte[], byte[]>> awaitRaw(
            int count, Duration limit, Predicate<ConsumerRecord<byte[], byte[]>> matching) {
        try (var consumer = consumer(new ByteArrayDeserializer())) {
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            Instant end = Instant.now().plus(limit);
            while (found.size() < count && Instant.now().isBefore(end)) {
                collect(consumer, matching, found);
            }
            return found;
        }
    }

    /** All matching records that are there now. */
    public List<ConsumerRecord<String, byte[]>> all(Predicate<ConsumerRecord<String, byte[]>> matching) {
        try (var consumer = consumer()) {
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                collect(consumer, matching, found);
            }
            return found;
        }
    }

    /** The header's text, or null. */
    public static String header(ConsumerRecord<String, byte[]> received, String header) {
        Header found = received.headers().lastHeader(header);
        return found == null ? null : text(found);
    }

    /** Its value as text; null when it has none. */
    public static String text(Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static <K> void collect(
            KafkaConsumer<K, byte[]> consumer,
            Predicate<ConsumerRecord<K, byte[]>> matching,
            List<ConsumerRecord<K, byte[]>> found) {
        for (ConsumerRecord<K, byte[]> received : consumer.poll(Duration.ofMillis(100))) {
            if (matching.test(received)) {
                found.add(received);
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return consumer(new StringDeserializer());
    }

    private <K> KafkaConsumer<K, byte[]> consumer(Deserializer<K> keys) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var consumer = new KafkaConsumer<>(settings, keys, new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
