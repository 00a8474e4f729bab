package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Base64;
import java.util.Comparator;
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

    /** @throws ValidationException when it is none of ours */
    static Positions of(String cursor) {
        try {
            Map<TopicPartition, Range> ranges = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
            for (String part : new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(",", -1)) {
                String[] fields = part.split("/", -1);
                Place place = new Place(Place.deadTopic(fields[0]), Integer.parseInt(fields[1]), 0);
                Range range = new Range(Long.parseLong(fields[2]), Long.parseLong(fields[3]));
                if (fields.length != 4 || place.partition() < 0 || range.from() < 0) {
                    throw wrong();
                }
                ranges.put(place.topicPartition(), range);
            }
            return new Positions(ranges);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong();
        }
    }

    private static ValidationException wrong() {
        return new ValidationException(
                ErrorCode.INVALID_REQUEST, "`cursor` is not the `next` of an earlier page of dead letters");
    }
}
