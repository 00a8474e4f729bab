package dev.parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends requests to testers over Kafka and hands each its reply. */
final class TesterClient implements AutoCloseable {

    private static final String SOURCE = "/parley/command";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<UUID, CompletableFuture<AgentReply>> waiting = new ConcurrentHashMap<>();
    private final Thread reader =
            Thread.ofPlatform().daemon().name("tester-replies").unstarted(this::read);
    private volatile boolean closed;

    TesterClient(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.REPLIES).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // the end is where it is now, not at the first poll
        reader.start();
    }

    CompletableFuture<AgentReply> send(TestRequest request) {
        Envelope<TestRequest> envelope = Envelope.of(request, UUID.randomUUID(), SOURCE, Instant.now());
        CompletableFuture<AgentReply> reply = new CompletableFuture<>();
        waiting.put(envelope.id(), reply);
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(Topics.TESTER, envelope.taskId().toString(), EnvelopeCodec.value(envelope));
        EnvelopeCodec.headers(envelope).forEach((name, text) -> sent.headers().add(name, text.getBytes(UTF_8)));
        producer.send(sent, (metadata, failure) -> {
            if (failure != null) {
                reply.completeExceptionally(failure);
            }
        });
        return reply;
    }

    private void read() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
        consumer.close();
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        Map<String, String> headers = new HashMap<>();
        received.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        Envelope<AgentReply> envelope = EnvelopeCodec.read(headers, received.value(), AgentReply.class);
        CompletableFuture<AgentReply> reply = waiting.remove(envelope.causationId());
        if (reply != null) {
            reply.complete(envelope.message());
        }
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
