package dev.parley.gateway.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCursorTest {

    @Test
    void shouldComeBackAsItWasGiven() {
        EventCursor cursor = new EventCursor(Instant.parse("2026-01-01T12:00:00.123456Z"));

        assertThat(cursor).hasToString("1767268800123456");
        assertThat(EventCursor.parse(" 1767268800123456 ")).contains(cursor);
        assertThat(cursor.resumesFrom()).isEqualTo(Instant.parse("2026-01-01T11:59:45.123456Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "0x1", "1 OR true", "123456789012345678", "٣"})
    void shouldKnowWhatItHasNotGiven(String text) {
        assertThat(EventCursor.parse(text)).isEmpty();
    }
}
