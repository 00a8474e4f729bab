package dev.parley.gateway.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.model.error.ValidationException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    @Test
    void shouldComeBackAsItWent() {
        PageCursor<Long> cursor = new PageCursor<>(Instant.parse("2026-03-01T12:00:00.123456Z"), 42L);

        assertThat(PageCursor.of(cursor.text(), Long::valueOf)).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%",
                "2026-03-01T12:00:00Z/1",
                "a/b/c",
                "2026-03-01T12:00:00Z/x",
                "+1000000000-12-31T23:59:59Z/1"
            })
    void shouldRefuseWhatIsNoneOfOurs(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(US_ASCII));

        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> PageCursor.of(text, Long::valueOf));
        if (!text.equals("2026-03-01T12:00:00Z/1")) {
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> PageCursor.of(encoded, Long::valueOf));
        }
    }
}
