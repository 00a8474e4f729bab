package dev.parley.gateway.deadletters;

import dev.parley.gateway.deadletters.Positions.Range;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks dead letters up. All methods block and belong on a virtual thread. */
@ApplicationScoped
class DeadLetters {

    /** Records that one page looks at in a partition; a rare one is found by turning pages. */
    private static final int MOST_SCANNED = 5_000;

    private static final int WINDOW = 500;

    private final Broker broker;

    DeadLetters(Broker broker) {
        this.broker = broker;
    }

    /**
     * The newest first, within each partition; between partitions by time.
     *
     * @param cursor of the page before, or null
     * @throws ValidationException when the cursor is none of these topics'
     */
    DeadLetterPage page(Collection<String> topics, LetterFilter filter, String cursor, int limit) {
        return broker.reading(log -> {
            List<Found> found = new ArrayList<>();
            Positions.of(cursor, log.ranges(topics))
                    .ranges()
                    .forEach((partition, range) -> found.add(backwards(log, partition, range, filter, limit)));
            return merged(found, limit);
        });
    }

    /** @throws ValidationException when there is none, or no longer */
    DeadLetterView letter(Place place) {
        return broker.reading(log -> log.at(place).map(DeadLetterView::of)).orElseThrow(() -> unknown(place));
    }

    static ValidationException unknown(Place place) {
        return new ValidationException(
                ErrorCode.UNKNOWN_DEAD_LETTER,
                "There is no dead letter at " + place.topic() + "/" + place.partition() + "/" + place.offset()
                        + ", or no longer");
    }

    /** @param letters newest first; @param range what was not looked at */
    private record Found(TopicPartition partition, Range range, Deque<DeadLetter> letters) {}

    private static Found backwards(
            TopicLog log, TopicPartition partition, Range range, LetterFilter filter, int limit) {
        Deque<DeadLetter> letters = new ArrayDeque<>();
        long to = range.to();
        while (to > range.from() && letters.size() < limit && range.to() - to < MOST_SCANNED) {
            Range window = new Range(Math.max(range.from(), to - WINDOW), to);
            Deque<DeadLetter> newestFirst = new ArrayDeque<>();
            log.walk(partition, window, received -> {
                keepWanted(received, filter, newestFirst);
                return true;
            });
            letters.addAll(newestFirst);
            to = window.from();
        }
        return new Found(partition, new Range(range.from(), to), letters);
    }

    private static void keepWanted(
            ConsumerRecord<byte[], byte[]> received, LetterFilter filter, Deque<DeadLetter> newestFirst) {
        DeadLetter letter = DeadLetter.of(received);
        if (filter.wants(letter)) {
            newestFirst.addFirst(letter);
        }
    }

    private static DeadLetterPage merged(List<Found> found, int limit) {
        List<DeadLetter> shown = new ArrayList<>();
        while (shown.size() < limit) {
            Optional<Found> newest = found.stream()
                    .filter(one -> !one.letters().isEmpty())
                    .max(Comparator.comparing(one -> one.letters().getFirst().putAsideAt()));
            if (newest.isEmpty()) {
                break;
            }
            shown.add(newest.get().letters().removeFirst());
        }
        Map<TopicPartition, Range> left = new HashMap<>();
        for (Found one : found) {
            long to = one.letters().isEmpty()
                    ? one.range().to()
                    : one.letters().getFirst().place().offset() + 1;
            left.put(one.partition(), new Range(one.range().from(), to));
        }
        return new DeadLetterPage(shown, new Positions(left).cursor());
    }
}
