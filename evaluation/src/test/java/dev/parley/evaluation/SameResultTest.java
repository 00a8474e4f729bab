package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.result.Cell;
import dev.parley.model.result.ResultTable;
import dev.parley.model.result.SameResult;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameResultTest {

    @Test
    void shouldNotMindTheOrderOfRows() {
        assertThat(bags(table(row(1), row(2), row(2)), table(row(2), row(1), row(2))))
                .isTrue();
    }

    @Test
    void shouldCountRowsThatAreThere() {
        assertThat(bags(table(row(1), row(2), row(2)), table(row(1), row(1), row(2))))
                .isFalse();
        assertThat(bags(table(row(1)), table(row(1), row(1)))).isFalse();
    }

    @Test
    void shouldMindTheOrderWhereItCounts() {
        assertThat(lists(table(row(1), row(2)), table(row(2), row(1)))).isFalse();
        assertThat(lists(table(row(1, "a"), row(2, "b")), table(row("a", 1), row("b", 2))))
                .isTrue();
    }

    @Test
    void shouldNotMindTheOrderOfColumns() {
        assertThat(bags(table(row("a", 1, true), row("b", 2, false)), table(row(2, false, "b"), row(1, true, "a"))))
                .isTrue();
    }

    @Test
    void shouldKeepTheCellsOfARowTogether() {
        assertThat(bags(table(row("a", 1), row("b", 2)), table(row("a", 2), row("b", 1))))
                .isFalse();
    }

    @Test
    void shouldFindThePermutationAmongColumnsWithTheSameValues() {
        assertThat(bags(table(row(1, 2, 1), row(2, 1, 1)), table(row(1, 1, 2), row(1, 2, 1))))
                .isTrue();
        assertThat(bags(
                        table(row(1, 2, 3), row(2, 3, 1), row(3, 1, 2)),
                        table(row(1, 3, 2), row(2, 1, 3), row(3, 2, 1))))
                .isTrue();
        assertThat(bags(table(row(1, 1), row(2, 2)), table(row(1, 2), row(2, 1))))
                .isFalse();
    }

    @Test
    void shouldWantAsManyColumns() {
        assertThat(bags(table(row(1, 2)), table(row(1)))).isFalse();
        assertThat(SameResult.of(
                        new ResultTable(List.of("a"), List.of()), new ResultTable(List.of("a", "b"), List.of()), false))
                .isFalse();
    }

    @Test
    void shouldTakeTwoEmptyResultsForTheSame() {
        ResultTable nothing = new ResultTable(List.of("a"), List.of());
        assertThat(SameResult.of(nothing, nothing, true)).isTrue();
    }

    @Test
    void shouldCompareNumbersByTheirValue() {
        assertThat(bags(table(row(2)), table(row(2.0)))).isTrue();
        assertThat(bags(table(row(1.0 / 3)), table(row(new java.math.BigDecimal("0.33333")))))
                .isTrue();
        assertThat(bags(table(row(100)), table(row(100.02)))).isFalse();
        assertThat(bags(table(row(0)), table(row(0.0001)))).isFalse();
        assertThat(bags(table(row(Double.NaN)), table(row(Double.NaN)))).isTrue();
    }

    @Test
    void shouldMatchRowsWhoseNumbersSortDifferently() {
        assertThat(bags(table(row(0.333333, "b"), row(0.3333331, "a")), table(row(0.333333, "a"), row(0.3333331, "b"))))
                .isTrue();
    }

    @Test
    void shouldTellATextFromANumberAndFromNull() {
        assertThat(bags(table(row("1")), table(row(1)))).isFalse();
        assertThat(bags(table(row(true)), table(row("true")))).isFalse();
        assertThat(bags(table(row((Object) null)), table(row((Object) null)))).isTrue();
        assertThat(bags(table(row((Object) null)), table(row("")))).isFalse();
    }

    @Test
    void shouldIgnorePaddingOnlyWhereTheColumnIsPadded() throws SQLException {
        assertThat(JdbcCells.of("ab  ", true)).isEqualTo(JdbcCells.of("ab", true));
        assertThat(JdbcCells.of("ab  ", false)).isNotEqualTo(JdbcCells.of("ab", false));
    }

    @Test
    void shouldCompareADateWithTheTimestampAtMidnight() {
        assertThat(bags(table(row(Date.valueOf("2026-01-02"))), table(row(Timestamp.valueOf("2026-01-02 00:00:00")))))
                .isTrue();
        assertThat(bags(table(row(Date.valueOf("2026-01-02"))), table(row(Timestamp.valueOf("2026-01-02 00:00:01")))))
                .isFalse();
    }

    private static ResultTable of(int width, List<List<Cell>> rows) {
        return new ResultTable(Collections.nCopies(width, "c"), rows);
    }

    private static boolean bags(ResultTable gold, ResultTable answer) {
        return SameResult.of(gold, answer, false);
    }

    private static boolean lists(ResultTable gold, ResultTable answer) {
        return SameResult.of(gold, answer, true);
    }

    @SafeVarargs
    private static ResultTable table(List<Cell>... rows) {
        return of(rows[0].size(), List.of(rows));
    }

    private static List<Cell> row(Object... values) {
        return Arrays.stream(values)
                .map(value -> {
                    try {
                        return JdbcCells.of(value, false);
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
