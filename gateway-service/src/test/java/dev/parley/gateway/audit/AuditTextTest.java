package dev.parley.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2ln_x | Bearer ***
            no token in eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.   | no token in ***
            postgresql://ann:hunter2@db/shop                      | postgresql://ann:***@db/shop
            {"password": "hunter2", "a": 1}                       | {"password": ***, "a": 1}
            url?user=ann&password=hunter2&x=1                     | url?user=ann&password=***&x=1
            ALTER ROLE r PASSWORD 'hunter2'                       | ALTER ROLE r PASSWORD ***
            WHERE u.token = 'abc' LIMIT 1                         | WHERE u.token = *** LIMIT 1
            """)
    void shouldLeaveOutCredentials(String text, String kept) {
        assertThat(AuditText.of(text, 200)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many customers are there?",
                "SELECT u.token, u.password FROM users AS u WHERE u.password = v.password",
                "Which tokens were used at 12:30? See http://example.org/a@b",
                "The keyJump table",
            })
    void shouldKeepHonestText(String text) {
        assertThat(AuditText.of(text, 200)).isEqualTo(text);
    }

    @Test
    void shouldKeepNothingForNothing() {
        assertThat(AuditText.of(null, 10)).isNull();
    }

    @Test
    void shouldCutWithoutHalvingACharacter() {
        assertThat(AuditText.of("abcdef", 3)).isEqualTo("abc…");
        assertThat(AuditText.of("ab\uD83D\uDE00cd", 3)).isEqualTo("ab…");
    }

    @Test
    void shouldReplaceWhatPostgresqlCannotStore() {
        assertThat(AuditText.of("a\u0000b\uD83Dc\n", 10)).isEqualTo("a\uFFFDb\uFFFDc\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJ", "://a:", "password=", "token='", "eyJaaaaa."})
    void shouldTakeTimeByLengthOnly(String part) {
        Instant before = Instant.now();

        AuditText.of(part.repeat(20_000), 20_000);

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
}
