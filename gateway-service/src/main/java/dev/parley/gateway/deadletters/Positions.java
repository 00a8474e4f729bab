package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Base64;
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * @param cursor what {@link #cursor} gave, or null: all that is there
     * @param there the offsets that are there now; what of the cursor is no longer among them is left out
     * @throws ValidationException when it is none of ours, or reaches beyond what is there
     */
    static Positions of(String cursor, Map<TopicPartition, Range> there) {
        if (cursor == null) {
            return new Positions(there);
        }
        Map<TopicPartition, Range> ranges = new HashMap<>();
        parse(cursor).forEach((partition, range) -> {
            Range now = there.get(partition);
            if (now == null || range.to() > now.to()) {
                throw wrong();
            }
            ranges.put(partition, new Range(Math.max(range.from(), now.from()), range.to()));
        });
        return new Positions(ranges);
    }

    private static Map<TopicPartition, Range> parse(String cursor) {
        try {
            Map<TopicPartition, Range> ranges = new HashMap<>();
            for (String part : new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(",", -1)) {
                String[] fields = part.split("/", -1);
                Range range = new Range(Long.parseLong(fields[2]), Long.parseLong(fields[3]));
                if (fields.length != 4 || range.from() < 0 || range.isEmpty()) {
                    throw wrong();
                }
                ranges.put(new TopicPartition(fields[0], Integer.parseInt(fields[1])), range);
            }
            return ranges;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong();
        }
    }

    private static ValidationException wrong() {
        return new ValidationException(
                ErrorCode.INVALID_REQUEST, "`cursor` is not the `next` of an earlier page of dead letters");
    }
}
