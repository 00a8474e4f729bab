package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterTextTest {

    @Test
    void shouldShowNothingThatMovesACursorOrTurnsALine() {
        assertThat(SafeText.of("a\u001b[2Jb\u202ec\u200bd\n\te".getBytes(UTF_8), 100))
                .isEqualTo("a\ufffd[2Jb\ufffdc\ufffdd\n\te");
        assertThat(SafeText.of(new byte[] {'a', (byte) 0xff}, 100)).isEqualTo("a\ufffd");
        assertThat(SafeText.of("abc".getBytes(UTF_8), 2)).isEqualTo("ab…");
        assertThat(SafeText.of(null, 2)).isNull();
    }

    @Test
    void shouldReadNoOtherTopicThanDeadLetters() {
        assertThat(Place.deadTopic("parley.queries")).isEqualTo("parley.queries.dead");
        assertThat(Place.deadTopic("parley.queries.dead")).isEqualTo("parley.queries.dead");
        assertThatThrownBy(() -> Place.deadTopic("parley.results"))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.UNKNOWN_DEAD_LETTER));
    }

    @Test
    void shouldShowCredentialsNowhere() {
        ConsumerRecord<byte[], byte[]> kept = new ConsumerRecord<>("parley.queries.dead", 0, 1, null, new byte[0]);
        kept.headers().add("dead-letter-timestamp", "1".getBytes(UTF_8));
        for (String name : new String[] {"authorization", "Authorization", "X-Api-Key", "set-cookie", "db_password"}) {
            kept.headers().add(name, "s3cret".getBytes(UTF_8));
        }

        DeadLetterView view = DeadLetterView.of(kept);

        assertThat(view.headers()).hasSize(5).allMatch(header -> header.value().equals("redacted"));
    }

    @Test
    void shouldNotTakeAProducersHeaderForItsOwn() {
        ConsumerRecord<byte[], byte[]> kept = new ConsumerRecord<>("parley.queries.dead", 0, 1, null, new byte[0]);
        for (String header : new String[] {
            "dead-letter-reason=why",
            "dead-letter-topic=parley.queries",
            "dead-letter-partition=2",
            "dead-letter-offset=7",
            "dead-letter-timestamp=5",
            "dead-letter-offset=8",
            "dead-letter-timestamp=6"
        }) {
            kept.headers().add(header.split("=")[0], header.split("=")[1].getBytes(UTF_8));
        }

        DeadLetter letter = DeadLetter.of(kept);

        assertThat(letter.original()).isEqualTo(new Place("parley.queries", 2, 7));
        assertThat(letter.originalTimestamp().toEpochMilli()).isEqualTo(5);
        assertThat(DeadLetterView.of(kept).headers()).hasSize(2);
    }
}
