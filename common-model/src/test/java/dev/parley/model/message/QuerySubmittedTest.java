package dev.parley.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySubmittedTest {

    @Test
    void shouldTakeDefaultsForWhatIsNotSaid() {
        QuerySubmitted submitted = new QuerySubmitted("  How many clubs?  ", "sports", null, null);

        assertThat(submitted.query()).isEqualTo("How many clubs?");
        assertThat(submitted.options()).isEqualTo(new QueryOptions(100, false));
    }

    @Test
    void shouldRejectAnEmptyQuery() {
        assertRefused(" \n", "sports", "`query` cannot be empty");
        assertRefused(null, "sports", "`query` cannot be empty");
    }

    @Test
    void shouldRejectAMissingDatabase() {
        assertRefused("How many clubs?", null, "`database` cannot be empty");
    }

    @Test
    void shouldRejectAQueryThatIsTooLong() {
        assertRefused("x".repeat(2_001), "sports", "`query` is longer than 2000 characters");
    }

    @Test
    void shouldRejectANulCharacter() {
        assertRefused("a\0b", "sports", "`query` contains a NUL character");
    }

    @Test
    void shouldRejectHalfOfASurrogatePair() {
        assertRefused("a\ud800b", "sports", "`query` contains half of a surrogate pair, which is no character");
        assertThat(new QuerySubmitted("a\ud83d\ude00b", "sports", null, null).query())
                .isEqualTo("a\ud83d\ude00b");
    }

    @Test
    void shouldRejectARowLimitOutOfBounds() {
        assertThatThrownBy(() -> new QueryOptions(0, null))
                .hasMessage("`options.row_limit` is 0; it must be between 1 and 10000");
        assertThatThrownBy(() -> new QueryOptions(10_001, null)).hasMessageContaining("10001");
    }

    @Test
    void shouldTakeExpectedRowsWithoutTheirColumns() {
        QueryOptions options = new QueryOptions(
                null, null, new ResultSet(null, List.of(List.of(1, "a"), List.of(2, "b")), false), null);

        assertThat(options.expectedResults().columns()).isEmpty();
        assertThat(options.rowLimit()).isEqualTo(100);
    }

    @Test
    void shouldBringAsManyRowsAsAreExpected() {
        ResultSet expected = new ResultSet(null, Collections.nCopies(150, List.of(1)), false);

        assertThat(new QueryOptions(null, null, expected, null).rowLimit()).isEqualTo(150);
        assertThatThrownBy(() -> new QueryOptions(10, null, expected, null))
                .hasMessage("`options.expected_results` has 150 rows, more than the 10 that an answer brings");
    }

    @Test
    void shouldRejectExpectedRowsOfDifferentWidth() {
        ResultSet expected = new ResultSet(null, List.of(List.of(1, 2), List.of(3)), false);

        assertThatThrownBy(() -> new QueryOptions(null, null, expected, null))
                .hasMessage("`options.expected_results.rows[1]` has 1 values, not 2");
    }

    @Test
    void shouldRejectMoreMeasuredRunsThanAreDone() {
        assertThat(new QueryOptions(null, null, null, 20).measure()).isEqualTo(20);
        assertThatThrownBy(() -> new QueryOptions(null, null, null, 21))
                .hasMessage("`options.measure` is 21; it must be between 1 and 20");
        assertThatThrownBy(() -> new QueryOptions(null, null, null, 0)).hasMessageContaining("`options.measure` is 0");
    }

    private static void assertRefused(String query, String database, String message) {
        assertThatThrownBy(() -> new QuerySubmitted(query, database, null, null))
                .hasMessage(message);
    }

    @Test
    void shouldTakeATimeoutInSecondsAndAsIsoDuration() {
        assertThat(options("{\"timeout\": 30}").timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options("{\"timeout\": \"PT1M30S\"}").timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options("{}").timeout()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-5",
                "0.5",
                "86401",
                "\"PT25H\"",
                "\"soon\"",
                "1e400",
                "-1e400",
                "99999999999999999999",
                "true",
                "[]"
            })
    void shouldRefuseATimeoutThatIsNone(String timeout) {
        assertThatThrownBy(() -> options("{\"timeout\": " + timeout + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout");
    }

    @Test
    void shouldRefuseToLookAtRowsOfADryRun() {
        assertThatThrownBy(() -> options("{\"dry_run\": true, \"measure\": 3}"))
                .hasMessageContaining("options.measure");
        assertThatThrownBy(() -> options("{\"dry_run\": true, \"expected_results\": {\"rows\": [[1]]}}"))
                .hasMessageContaining("options.expected_results");
        assertThat(options("{\"dry_run\": false, \"measure\": 3}").runsNothing())
                .isFalse();
        assertThat(options("{\"dry_run\": true}").assuming().runsNothing()).isTrue();
    }

    private static QueryOptions options(String json) {
        return Json.read(json, QueryOptions.class);
    }
}
