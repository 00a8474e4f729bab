package dev.parley.gateway.deadletters;

import dev.parley.gateway.paging.OpaqueCursor;
import dev.parley.model.error.ValidationException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a walk through partitions goes on: for each the offsets from {@code from} up to, not including, {@code to}. To a
 * caller it is an opaque text. A partition of which nothing is left is not in it.
 */
record Positions(Map<TopicPartition, Range> ranges) {

    /** Offsets from {@code from} up to, not including, {@code to}. */
    record Range(long from, long to) {

        boolean isEmpty() {
            return from >= to;
        }
    }

    Positions {
        ranges = ranges.entrySet().stream()
                .filter(range -> !range.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (a, b) -> a,
                        () -> new TreeMap<>(Comparator.comparing(TopicPartition::toString))));
    }

    /** @return null when nothing is left */
    String cursor() {
        if (ranges.isEmpty()) {
            return null;
        }
        String text = ranges.entrySet().stream()
                .map(e -> e.getKey().topic() + "/" + e.getKey().partition() + "/"
                        + e.getValue().from() + "/" + e.getValue().to())
                .collect(Collectors.joining(","));
        return OpaqueCursor.of(text);
    }

    /**
     * @param cursor what {@link #cursor} gave, or null: all that is there
     * @param there the offsets that are there now; what of the cursor is no longer among them is left out
     * @throws ValidationException when it is none of ours, or reaches beyond what is there
     */
    static Positions of(String cursor, Map<TopicPartition, Range> there) {
        return cursor == null ? new Positions(there) : OpaqueCursor.read(cursor, text -> among(there, text));
    }

    private static Positions among(Map<TopicPartition, Range> there, String text) {
        Map<TopicPartition, Range> ranges = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] fields = part.split("/", -1);
            TopicPartition partition = new TopicPartition(fields[0], Integer.parseInt(fields[1]));
            Range range = new Range(Long.parseLong(fields[2]), Long.parseLong(fields[3]));
            Range now = there.get(partition);
            if (fields.length != 4 || range.from() < 0 || range.isEmpty() || now == null || range.to() > now.to()) {
                return null;
            }
            ranges.put(partition, new Range(Math.max(range.from(), now.from()), range.to()));
        }
        return new Positions(ranges);
    }
}
