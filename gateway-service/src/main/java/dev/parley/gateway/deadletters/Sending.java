package dev.parley.gateway.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Records on their way; closing waits for none. */
record Sending(KafkaProducer<byte[], byte[]> producer, List<Future<RecordMetadata>> sent) implements AutoCloseable {

    Sending(KafkaProducer<byte[], byte[]> producer) {
        this(producer, new ArrayList<>());
    }

    void send(ProducerRecord<byte[], byte[]> one) {
        sent.add(producer.send(one));
    }

    /**
     * Waits until the broker has them all.
     *
     * @return where they are, in the order of sending
     * @throws dev.parley.model.error.ConnectionException when it does not take one; those before it are there
     */
    List<Place> places() {
        producer.flush();
        List<Place> places = new ArrayList<>();
        for (Future<RecordMetadata> one : sent) {
            try {
                RecordMetadata at = one.get();
                places.add(new Place(at.topic(), at.partition(), at.offset()));
            } catch (ExecutionException e) {
                throw Broker.unavailable(
                        "Kafka took " + places.size() + " of " + sent.size() + " records back: "
                                + e.getCause().getMessage(),
                        e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Broker.unavailable("The gateway stops", e);
            }
        }
        return places;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
