package dev.parley.gateway.deadletters;

import dev.parley.gateway.deadletters.Positions.Range;
import dev.parley.gateway.deadletters.ReplayReport.Refused;
import dev.parley.gateway.deadletters.Sending.Outcome;
import dev.parley.model.error.ValidationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One call to put several back. It reads a batch, sends it and waits for it before it reads the next, so that it holds few
 * bytes however many records it is about. For one thread.
 */
final class BulkReplay {

    /** A batch ends with the record that brings it here. */
    static final int BATCH_BYTES = 4 * 1024 * 1024;

    private static final int BATCH_SCANNED = 5_000;

    private final TopicLog log;
    private final Sending sending;
    private final LetterFilter filter;
    private final Function<ConsumerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> again;
    private final int most;
    private final List<Refused> refused = new ArrayList<>();
    private int chosen;
    private int replayed;
    private boolean isBroken;

    /**
     * @param again makes of a dead letter what is sent; throws a {@link ValidationException} when it cannot be replayed
     * @param most how many to put back or refuse
     */
    BulkReplay(
            TopicLog log,
            Sending sending,
            LetterFilter filter,
            Function<ConsumerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> again,
            int most) {
        this.log = log;
        this.sending = sending;
        this.filter = filter;
        this.again = again;
        this.most = most;
    }

    /** Goes as far as the limit, the time and the broker allow; the report says where to go on. */
    ReplayReport run(Positions positions) {
        Map<TopicPartition, Range> left = new HashMap<>();
        positions.ranges().forEach((partition, range) -> {
            Range rest = range;
            while (!rest.isEmpty() && isGoingOn()) {
                rest = new Range(batch(partition, rest), range.to());
            }
            left.put(partition, rest);
        });
        return new ReplayReport(replayed, refused, new Positions(left).cursor());
    }

    /** One batch that the broker refuses something of is enough: the next would hardly fare better. */
    private boolean isGoingOn() {
        return chosen < most && !isBroken && log.hasTime();
    }

    /** @return the offset after the last that was dealt with */
    private long batch(TopicPartition partition, Range range) {
        Range window = new Range(range.from(), Math.min(range.to(), range.from() + BATCH_SCANNED));
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        long next = log.walk(partition, window, new Batch(batch)::goesOnAfter);
        for (ConsumerRecord<byte[], byte[]> kept : batch) {
            if (!log.hasTime()) {
                next = kept.offset();
                break;
            }
            chosen++;
            send(kept);
        }
        sending.outcomes().forEach(this::note);
        return next;
    }

    private void send(ConsumerRecord<byte[], byte[]> kept) {
        Place place = DeadLetter.of(kept).place();
        try {
            sending.send(place, again.apply(kept));
        } catch (ValidationException e) {
            refused.add(new Refused(place, e.getMessage()));
        }
    }

    private void note(Outcome outcome) {
        if (outcome.isTaken()) {
            replayed++;
        } else {
            isBroken = true;
            refused.add(new Refused(outcome.letter(), outcome.why()));
        }
    }

    /** Those that came back from an earlier replay are passed over: the first dead letter of such a record stands for it. */
    private final class Batch {

        private final List<ConsumerRecord<byte[], byte[]>> records;
        private long bytes;

        Batch(List<ConsumerRecord<byte[], byte[]>> records) {
            this.records = records;
        }

        boolean goesOnAfter(ConsumerRecord<byte[], byte[]> kept) {
            DeadLetter letter = DeadLetter.of(kept);
            if (letter.replayedFrom() == null && filter.wants(letter)) {
                records.add(kept);
                bytes += Math.max(0, kept.serializedKeySize()) + Math.max(0, kept.serializedValueSize());
            }
            return bytes < BATCH_BYTES && chosen + records.size() < most;
        }
    }
}
