package dev.parley.gateway.deadletters;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Topics;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a record stands. */
@Schema(name = "RecordPlace")
record Place(
        @Schema(examples = "parley.queries.dead") String topic,
        @Schema(examples = "0") int partition,
        @Schema(examples = "42") long offset) {

    /**
     * @param topic of dead letters, or the one whose dead letters are meant
     * @throws ValidationException when there are no such dead letters
     */
    static String deadTopic(String topic) {
        return Topics.consumed().stream()
                .filter(consumed ->
                        consumed.equals(topic) || Topics.dead(consumed).equals(topic))
                .map(Topics::dead)
                .findFirst()
                .orElseThrow(() -> new ValidationException(
                        ErrorCode.UNKNOWN_DEAD_LETTER,
                        "No dead letters are kept under that topic; there are those of " + Topics.consumed()));
    }

    /** The topic whose dead letters these are. */
    static String source(String deadTopic) {
        return Topics.consumed().stream()
                .filter(consumed -> Topics.dead(consumed).equals(deadTopic))
                .findFirst()
                .orElseThrow();
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }
}
