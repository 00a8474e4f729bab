package dev.parley.gateway.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.deadletters.Positions.Range;
import dev.parley.gateway.deadletters.ReplayReport.Refused;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** On Kafka's own stand-ins for a consumer and a producer. */
class BulkReplayTest {

    private static final TopicPartition DEAD = new TopicPartition("parley.queries.dead", 0);
    private static final byte[] MEGABYTE = new byte[1024 * 1024];
    private static final LetterFilter ALL = new LetterFilter(null, null, null, null, null);

    private final Written written = new Written();

    @Test
    void shouldSendWhileItWalksAndHoldFewBytes() {
        ReplayReport report = run(12, 1_000, BulkReplayTest::again);

        assertThat(report.replayed()).isEqualTo(12);
        assertThat(report.next()).isNull();
        assertThat(written.history()).extracting(ProducerRecord::partition).containsOnly(0);
        assertThat(written.mostBytes).isLessThanOrEqualTo(BulkReplay.BATCH_BYTES);
    }

    @Test
    void shouldEndAtItsLimitAndGoOnFromThere() {
        ReplayReport report = run(10, 4, BulkReplayTest::again);

        assertThat(report.replayed()).isEqualTo(4);
        assertThat(Positions.of(report.next(), Map.of(DEAD, new Range(0, 10))).ranges())
                .isEqualTo(Map.of(DEAD, new Range(4, 10)));
    }

    @Test
    void shouldTellOfEachThatCannotBePutBack() {
        ReplayReport report = run(3, 100, kept -> {
            if (kept.offset() == 1) {
                throw new ValidationException(ErrorCode.NOT_REPLAYABLE, "no token");
            }
            return again(kept);
        });

        assertThat(report.replayed()).isEqualTo(2);
        assertThat(report.refused()).containsExactly(new Refused(place(1), "no token"));
    }

    @Test
    void shouldTellOfEachThatKafkaDoesNotTakeAndBeginNoOtherBatch() {
        written.refusedAt = 1;

        ReplayReport report = run(12, 100, BulkReplayTest::again);

        assertThat(report.replayed()).isEqualTo(3);
        assertThat(report.refused())
                .containsExactly(new Refused(place(1), "Kafka did not take it: larger than the topic allows"));
        assertThat(Positions.of(report.next(), Map.of(DEAD, new Range(0, 12))).ranges())
                .isEqualTo(Map.of(DEAD, new Range(4, 12)));
    }

    private ReplayReport run(
            int count, int most, Function<ConsumerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> again) {
        Kept kept = new Kept(count);
        try (TopicLog log = new TopicLog(kept, Duration.ofMinutes(5));
                Sending sending = new Sending(written)) {
            return new BulkReplay(log, sending, ALL, again, most).run(new Positions(Map.of(DEAD, new Range(0, count))));
        }
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> kept) {
        return new ProducerRecord<>("parley.queries", kept.partition(), kept.key(), kept.value());
    }

    private static Place place(long offset) {
        return new Place(DEAD.topic(), DEAD.partition(), offset);
    }

    /** Dead letters of 1 MB each, to be read again and again. */
    private static final class Kept extends MockConsumer<byte[], byte[]> {

        private final int count;

        Kept(int count) {
            super("earliest");
            this.count = count;
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            super.seek(partition, offset);
            updateBeginningOffsets(Map.of(partition, 0L));
            for (long at = offset; at < count; at++) {
                addRecord(new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        at,
                        ConsumerRecord.NO_TIMESTAMP,
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        MEGABYTE.length,
                        null,
                        MEGABYTE,
                        new RecordHeaders(),
                        Optional.empty()));
            }
        }
    }

    /** Knows how much was sent between two times that everything was there. */
    private static final class Written extends MockProducer<byte[], byte[]> {

        private int refusedAt = -1;
        private int sent;
        private int bytes;
        private int mostBytes;

        Written() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> one) {
            bytes += one.value().length;
            mostBytes = Math.max(mostBytes, bytes);
            return sent++ == refusedAt
                    ? CompletableFuture.failedFuture(new RecordTooLargeException("larger than the topic allows"))
                    : super.send(one);
        }

        @Override
        public synchronized void flush() {
            bytes = 0;
            super.flush();
        }
    }
}
