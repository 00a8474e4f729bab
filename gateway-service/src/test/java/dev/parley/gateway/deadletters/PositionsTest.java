package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.deadletters.Positions.Range;
import dev.parley.model.error.ValidationException;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {

    private static final TopicPartition FIRST = new TopicPartition("parley.queries.dead", 0);
    private static final TopicPartition SECOND = new TopicPartition("parley.queries.dead", 1);
    private static final Map<TopicPartition, Range> THERE = Map.of(FIRST, new Range(10, 20), SECOND, new Range(0, 5));

    @Test
    void shouldComeBackFromItsCursor() {
        Positions positions = new Positions(Map.of(FIRST, new Range(12, 20), SECOND, new Range(5, 5)));

        assertThat(Positions.of(positions.cursor(), THERE).ranges()).isEqualTo(Map.of(FIRST, new Range(12, 20)));
        assertThat(Positions.of(null, THERE).ranges()).isEqualTo(THERE);
        assertThat(new Positions(Map.of(SECOND, new Range(5, 5))).cursor()).isNull();
    }

    @Test
    void shouldLeaveOutWhatRetentionHasRemoved() {
        String old = new Positions(Map.of(FIRST, new Range(2, 15), SECOND, new Range(1, 5))).cursor();

        Positions now = Positions.of(old, Map.of(FIRST, new Range(10, 20), SECOND, new Range(5, 5)));

        assertThat(now.ranges()).isEqualTo(Map.of(FIRST, new Range(10, 15)));
    }

    @Test
    void shouldRefuseACursorThatIsNoBase64() {
        assertThatThrownBy(() -> Positions.of("!", THERE)).isInstanceOf(ValidationException.class);
    }

    /** Beyond the end a reader would wait for records that are not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley.queries.dead/0/12/21",
                "parley.queries.dead/0/99999/9223372036854775807",
                "parley.queries.dead/0/-1/15",
                "parley.queries.dead/0/15/15",
                "parley.queries.dead/7/0/5",
                "parley.queries.dead/-1/0/5",
                "parley.tasks.dead/0/0/5",
                "parley.queries.dead/0/12/15/1",
                "parley.queries.dead/0/12",
                "parley.queries.dead/0/x/15",
                ""
            })
    void shouldRefuseACursorThatIsNoneOfOurs(String text) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));

        assertThatThrownBy(() -> Positions.of(cursor, THERE))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("`cursor`");
    }
}
