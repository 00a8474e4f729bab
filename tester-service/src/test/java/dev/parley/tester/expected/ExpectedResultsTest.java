package dev.parley.tester.expected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedResultsTest {

    @Test
    void shouldTakeBagsOfRowsUnderAnyOrderOfColumns() {
        assertThat(difference(set(row("a", 1), row("b", 2)), set(row(2, "b"), row(1, "a")), false))
                .isNull();
        assertThat(difference(set(row("a", 1), row("b", 2)), set(row(2, "b"), row(1, "a")), true))
                .contains("in another order");
    }

    @Test
    void shouldCompareNumbersNearlyAndDaysWithMoments() {
        assertThat(difference(set(row(0.33333)), set(row(new BigDecimal("0.3333333333"))), false))
                .isNull();
        assertThat(difference(set(row("2025-01-02")), set(row("2025-01-02T00:00")), false))
                .isNull();
        assertThat(difference(set(row((Object) null)), set(row((Object) null)), false))
                .isNull();
    }

    @Test
    void shouldTellTheFirstDifference() {
        assertThat(difference(set(row(1, 2)), set(row(1)), false)).isEqualTo("Expected 2 columns, not 1 (c0)");
        assertThat(difference(set(row(1), row(2)), set(row(1)), false)).isEqualTo("Expected 2 rows, not 1");
        assertThat(difference(set(row(1), row(2)), set(row(1), row(3)), false))
                .isEqualTo("Expected row 2, (2), is not there; row 2 is (3)");
    }

    private static String difference(ResultSet expected, ResultSet actual, boolean ordered) {
        return ExpectedResults.difference(expected, actual, ordered).orElse(null);
    }

    @SafeVarargs
    private static ResultSet set(List<Object>... rows) {
        List<ResultColumn> columns = java.util.stream.IntStream.range(0, rows[0].size())
                .mapToObj(i -> new ResultColumn("c" + i, "text"))
                .toList();
        return new ResultSet(columns, List.of(rows), false);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void shouldCompareRowsWhoseColumnsAreNotNamed() {
        ResultSet actual = new ResultSet(
                List.of(new ResultColumn("name", "text"), new ResultColumn("n", "int8")),
                List.of(List.of("a", 1)),
                false);

        assertThat(ExpectedResults.difference(new ResultSet(null, List.of(List.of("a", 1)), false), actual, false))
                .isEmpty();
        assertThat(ExpectedResults.difference(new ResultSet(null, List.of(List.of("a")), false), actual, false))
                .contains("Expected 1 columns, not 2 (name, n)");
        assertThat(ExpectedResults.difference(new ResultSet(null, List.of(), false), actual, false))
                .contains("Expected 0 rows, not 1");
    }

    @Test
    void shouldLeaveOutColumnsThatTheAskerMayNotSee() {
        ResultSet actual = masked("name", row("a", null), row("b", null));

        assertThat(difference(set(row("a", "x"), row("b", "y")), actual, true)).isNull();
        assertThat(difference(set(row("x", "a"), row("y", "b")), actual, true))
                .as("in another order of columns")
                .isNull();
        assertThat(difference(set(row("a", null), row("b", null)), actual, true))
                .as("null is not what is in the database, and not compared either")
                .isNull();
        assertThat(difference(set(row("a", "x"), row("c", "y")), actual, true))
                .isEqualTo("Expected row 2, (c), is not there; row 2 is (b)");
        assertThat(difference(set(row("a", "x")), actual, true)).isEqualTo("Expected 1 rows, not 2");
    }

    @Test
    void shouldLeaveOutTheColumnOfTheName() {
        ResultSet expected = new ResultSet(
                List.of(new ResultColumn("secret", "text"), new ResultColumn("name", "text")),
                List.of(List.of("x", "a")),
                false);

        assertThat(difference(expected, masked("name", row("a", null)), true)).isNull();
        assertThat(difference(expected, masked("name", row("b", null)), true)).contains("(a), is not there");
    }

    @Test
    void shouldCountRowsWhereNothingCanBeSeen() {
        ResultSet actual =
                new ResultSet(List.of(new ResultColumn("secret", "text", true)), List.of(row((Object) null)), false);

        assertThat(difference(set(row("x")), actual, true)).isNull();
        assertThat(difference(set(row("x"), row("y")), actual, true)).contains("2 rows, not 1");
    }

    @SafeVarargs
    private static ResultSet masked(String name, List<Object>... rows) {
        return new ResultSet(
                List.of(new ResultColumn(name, "text"), new ResultColumn("secret", "text", true)),
                List.of(rows),
                false);
    }
}
