package dev.parley.gateway.deadletters;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/**
 * Kafka for an operator's acts: clients of their own, made for one act and closed after it, so that nothing an operator
 * does waits in the way of questions. Few acts run at once, and each ends in time.
 */
@ApplicationScoped
class Broker {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String API_TIMEOUT_MS = "5000";
    private static final String FETCH_BYTES = Integer.toString(1024 * 1024);

    private final Map<String, Object> settings;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = settings;
    }

    /**
     * @throws ConnectionException when Kafka does not answer
     * @throws org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException when too many look at dead letters at once
     */
    @Bulkhead
    <T> T reading(Function<TopicLog, T> act) {
        try (TopicLog log = new TopicLog(new KafkaConsumer<>(consumer()), LIMIT)) {
            return act.apply(log);
        } catch (KafkaException e) {
            throw unavailable("Kafka does not answer: " + e.getMessage(), e);
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> producer = known(ProducerConfig.configNames());
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, API_TIMEOUT_MS);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(64 * 1024 * 1024));
        producer.put(CommonClientConfigs.CLIENT_ID_CONFIG, "parley-gateway-replay");
        return new KafkaProducer<>(producer);
    }

    private Map<String, Object> consumer() {
        Map<String, Object> consumer = known(ConsumerConfig.configNames());
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        consumer.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        consumer.put(CommonClientConfigs.CLIENT_ID_CONFIG, "parley-gateway-dead-letters");
        return consumer;
    }

    private Map<String, Object> known(Set<String> names) {
        Map<String, Object> known = new HashMap<>(settings);
        known.keySet().retainAll(names);
        return known;
    }

    static ConnectionException unavailable(String why, Throwable cause) {
        return new ConnectionException(
                Failure.of(ErrorCode.SERVICE_UNAVAILABLE, why, Instant.now()).withHint("Try again in a few seconds"),
                cause);
    }
}
