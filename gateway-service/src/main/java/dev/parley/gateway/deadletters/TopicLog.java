package dev.parley.gateway.deadletters;

import dev.parley.gateway.deadletters.Positions.Range;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Topics as logs to look things up in: by place, without a group, without a commit. For one thread. */
final class TopicLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final long deadline;
    private final long halfTime;

    /** @param limit after which every reading fails with a {@link TimeoutException} */
    TopicLog(Consumer<byte[], byte[]> consumer, Duration limit) {
        this.consumer = consumer;
        long now = System.nanoTime();
        this.deadline = now + limit.toNanos();
        this.halfTime = now + limit.toNanos() / 2;
    }

    /** Whether there is enough left to begin something more. */
    boolean hasTime() {
        return System.nanoTime() - halfTime < 0;
    }

    /** What is there now. */
    Map<TopicPartition, Range> ranges(Collection<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Range> ranges = new HashMap<>();
        partitions.forEach(partition -> ranges.put(partition, new Range(first.get(partition), ends.get(partition))));
        return ranges;
    }

    /** Empty when there is none at that place, or no longer. */
    Optional<ConsumerRecord<byte[], byte[]>> at(Place place) {
        boolean exists =
                consumer.partitionsFor(place.topic()).stream().anyMatch(p -> p.partition() == place.partition());
        if (!exists) {
            return Optional.empty();
        }
        List<TopicPartition> one = List.of(place.topicPartition());
        long first = consumer.beginningOffsets(one).get(one.getFirst());
        long end = consumer.endOffsets(one).get(one.getFirst());
        if (place.offset() < first || place.offset() >= end) {
            return Optional.empty();
        }
        AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        walk(one.getFirst(), new Range(place.offset(), place.offset() + 1), received -> {
            found.set(received);
            return false;
        });
        return Optional.ofNullable(found.get());
    }

    /**
     * Reads in the order of offsets.
     *
     * @param visitor whether to go on
     * @return the offset after the last that was visited, or the end of the range
     */
    long walk(TopicPartition partition, Range range, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, range.from());
        while (consumer.position(partition) < range.to()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("reading " + partition + " took too long");
            }
            for (ConsumerRecord<byte[], byte[]> received : consumer.poll(POLL)) {
                if (received.offset() >= range.to()) {
                    return range.to();
                }
                if (!visitor.test(received)) {
                    return received.offset() + 1;
                }
            }
        }
        return range.to();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
