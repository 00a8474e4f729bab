package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.deadletters.Sending.Outcome;
import dev.parley.gateway.ingress.RecordIdentity;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Topics;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Puts dead letters back into the topic that they came from: same key, same bytes, same headers, same partition, and {@link
 * DeadLetterHeaders#REPLAYED} with the place that the record had at first. So it stays the same record, and is taken once
 * however often it is put back.
 *
 * <p>A dead letter has no token. Where the record had one it is taken from the original, which is still in its topic for as
 * long as that keeps records; a token that is no longer valid is not sent again. All methods block.
 */
@ApplicationScoped
class Replay {

    private final Broker broker;
    private final RecordIdentity identity;

    Replay(Broker broker, RecordIdentity identity) {
        this.broker = broker;
        this.identity = identity;
    }

    /**
     * @return where it is now
     * @throws ValidationException when there is none, or it cannot be put back
     */
    Place one(Place place) {
        return broker.reading(log -> {
            ConsumerRecord<byte[], byte[]> kept = log.at(place).orElseThrow(() -> DeadLetters.unknown(place));
            ProducerRecord<byte[], byte[]> again = again(log, kept);
            try (Sending sending = new Sending(broker.producer())) {
                sending.send(place, again);
                Outcome outcome = sending.outcomes().getFirst();
                if (!outcome.isTaken()) {
                    throw Broker.unavailable(outcome.why(), null);
                }
                return outcome.now();
            }
        });
    }

    /**
     * The oldest first, as far as one call goes. Those that came back from an earlier replay are passed over: the first
     * dead letter of such a record stands for it.
     *
     * @param cursor of the call before, or null
     * @param most how many to put back
     * @throws ValidationException when the cursor is none of the topic's
     */
    ReplayReport many(String topic, LetterFilter filter, String cursor, int most) {
        return broker.reading(log -> {
            Positions positions = Positions.of(cursor, log.ranges(List.of(topic)));
            try (Sending sending = new Sending(broker.producer())) {
                return new BulkReplay(log, sending, filter, kept -> again(log, kept), most).run(positions);
            }
        });
    }

    private ProducerRecord<byte[], byte[]> again(TopicLog log, ConsumerRecord<byte[], byte[]> kept) {
        String source = Place.source(kept.topic());
        DeadLetter letter = DeadLetter.of(kept);
        Place original = Optional.ofNullable(letter.original())
                .filter(place -> place.topic().equals(source))
                .orElseThrow(() -> refused("it does not say where in " + source + " it came from"));
        List<Header> headers = DeadLetterHeaders.parts(kept.headers()).original();
        byte[] value = kept.value();
        if (letter.valueCut() || headers.stream().anyMatch(DeadLetterHeaders::isToken)) {
            ConsumerRecord<byte[], byte[]> first = original(log, kept, letter, original);
            headers = List.of(first.headers().toArray());
            value = first.value();
        }
        ProducerRecord<byte[], byte[]> again =
                new ProducerRecord<>(source, original.partition(), null, kept.key(), value, headers);
        if (letter.replayedFrom() == null) {
            String firstPlace = DeadLetterHeaders.place(
                    source,
                    original.partition(),
                    original.offset(),
                    letter.originalTimestamp().toEpochMilli());
            again.headers().add(DeadLetterHeaders.REPLAYED, firstPlace.getBytes(UTF_8));
        }
        return again;
    }

    /** The record that was put aside, with its token. */
    private ConsumerRecord<byte[], byte[]> original(
            TopicLog log, ConsumerRecord<byte[], byte[]> kept, DeadLetter letter, Place place) {
        ConsumerRecord<byte[], byte[]> original = log.at(place)
                .filter(found -> found.timestamp() == letter.originalTimestamp().toEpochMilli()
                        && Arrays.equals(found.key(), kept.key())
                        && (letter.valueCut() || Arrays.equals(found.value(), kept.value())))
                .orElseThrow(() -> refused("a dead letter keeps neither a token nor a value that is too large, and the"
                        + " original is no longer in " + place.topic()));
        if (place.topic().equals(Topics.QUERIES)) {
            try {
                identity.caller(original);
            } catch (ValidationException e) {
                throw refused(e.getMessage());
            }
        }
        return original;
    }

    private static ValidationException refused(String why) {
        return new ValidationException(
                ErrorCode.NOT_REPLAYABLE, "It cannot be replayed: " + why + ". Have its producer send it again");
    }
}
