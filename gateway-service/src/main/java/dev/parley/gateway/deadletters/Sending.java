package dev.parley.gateway.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Records on their way; closing waits for none. For one thread. */
final class Sending implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final List<OnItsWay> onTheirWay = new ArrayList<>();

    Sending(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    private record OnItsWay(Place letter, Future<RecordMetadata> sent) {}

    /**
     * What became of one.
     *
     * @param letter the dead letter that it was made of
     * @param now where it is; null when the broker did not take it
     * @param why the broker did not; else null
     */
    record Outcome(Place letter, Place now, String why) {

        boolean isTaken() {
            return now != null;
        }
    }

    void send(Place letter, ProducerRecord<byte[], byte[]> one) {
        onTheirWay.add(new OnItsWay(letter, producer.send(one)));
    }

    /**
     * Waits until the broker has taken or refused all that was sent since the last call.
     *
     * @return in the order of sending; one that failed says nothing about the others
     */
    List<Outcome> outcomes() {
        producer.flush();
        List<Outcome> outcomes = onTheirWay.stream().map(Sending::outcome).toList();
        onTheirWay.clear();
        return outcomes;
    }

    private static Outcome outcome(OnItsWay one) {
        try {
            RecordMetadata at = one.sent().get();
            return new Outcome(one.letter(), new Place(at.topic(), at.partition(), at.offset()), null);
        } catch (ExecutionException e) {
            return new Outcome(
                    one.letter(), null, "Kafka did not take it: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Broker.unavailable("The gateway stops", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
