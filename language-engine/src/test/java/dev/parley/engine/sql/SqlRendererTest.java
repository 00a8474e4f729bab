package dev.parley.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlRendererTest {

    private static final ColumnRef NAME = new ColumnRef("t", "name", TypeFamily.TEXT);
    private static final ColumnRef SIZE = new ColumnRef("t", "size", TypeFamily.INTEGER);
    private static final ColumnRef MADE = new ColumnRef("t", "made", TypeFamily.TIMESTAMP);

    @Test
    void shouldQuoteOnlyWhatNeedsIt() {
        assertThat(sql(new ColumnRef("t", "plain_1", TypeFamily.TEXT), "plain_1"))
                .startsWith("SELECT t.plain_1 FROM");
        assertThat(sql(new ColumnRef("t", "order", TypeFamily.TEXT), "order")).startsWith("SELECT t.\"order\" FROM");
        assertThat(sql(new ColumnRef("t", "custID", TypeFamily.TEXT), "custID")).startsWith("SELECT t.\"custID\" FROM");
        assertThat(sql(new ColumnRef("t", "a \"b", TypeFamily.TEXT), "a \"b")).startsWith("SELECT t.\"a \"\"b\" FROM");
    }

    @Test
    void shouldEscapeConstants() {
        assertThat(where(new Comparison(NAME, Comparison.Operator.EQUAL, new Literal.Text("O'Hara\\"))))
                .isEqualTo("t.name = 'O''Hara\\'");
        assertThat(where(new TextMatch(NAME, TextMatch.Kind.CONTAINS, "50%_Off")))
                .isEqualTo("lower(t.name) LIKE '%50\\%\\_off%'");
    }

    @Test
    void shouldUseHalfOpenRangesForDates() {
        assertThat(where(new Range(
                        MADE,
                        new Literal.Day(LocalDate.of(2024, 1, 1)),
                        new Literal.Day(LocalDate.of(2025, 1, 1)),
                        false)))
                .isEqualTo("(t.made >= DATE '2024-01-01' AND t.made < DATE '2025-01-01')");
    }

    @Test
    void shouldNotLoseNullsWhenNegating() {
        OneOf oneOf = new OneOf(NAME, List.of(new Literal.Text("a"), new Literal.Text("b")));
        assertThat(where(new Not(oneOf, true))).isEqualTo("((t.name IN ('a', 'b')) IS NOT TRUE)");
        assertThat(where(new Not(oneOf, false))).isEqualTo("t.name NOT IN ('a', 'b')");
        assertThat(where(new Not(new Comparison(NAME, Comparison.Operator.EQUAL, new Literal.Text("a")), true)))
                .isEqualTo("t.name IS DISTINCT FROM 'a'");
    }

    @Test
    void shouldDivideExactlyAndSurviveZero() {
        assertThat(sql(new Arithmetic(Arithmetic.Operator.DIVIDED_BY, SIZE, SIZE), "ratio"))
                .startsWith("SELECT (CAST(t.size AS numeric) / nullif(t.size, 0)) AS ratio FROM");
    }

    @Test
    void shouldNamePeriods() {
        assertThat(sql(new PeriodOf(PeriodOf.Unit.YEAR, MADE), "year"))
                .startsWith("SELECT CAST(extract(year FROM t.made) AS integer) AS year FROM");
        assertThat(sql(new PeriodOf(PeriodOf.Unit.MONTH, MADE), "month"))
                .startsWith("SELECT CAST(date_trunc('month', t.made) AS date) AS month FROM");
    }

    @Test
    void shouldCountDistinctValues() {
        assertThat(sql(new Aggregate(Aggregate.Function.COUNT, NAME, true), "names"))
                .startsWith("SELECT count(DISTINCT t.name) AS names FROM");
    }

    @Test
    void shouldPutMissingValuesLast() {
        Select select = new Select(
                false,
                List.of(new Output(NAME, "name")),
                scan(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Ordering(SIZE, Ordering.Direction.DESCENDING, Ordering.Nulls.LAST)),
                3);
        assertThat(FlatSql.of(select)).endsWith("ORDER BY t.size DESC NULLS LAST LIMIT 3");
    }

    @Test
    void shouldRejectAnAliasThatNobodyDeclared() {
        Select select = select(List.of(new Output(new ColumnRef("x", "name", TypeFamily.TEXT), "name")), List.of());
        assertThatThrownBy(() -> SqlRenderer.render(select)).hasMessage("undeclared aliases [x]");
    }

    private static String sql(Expression expression, String name) {
        return FlatSql.of(select(List.of(new Output(expression, name)), List.of()));
    }

    private static String where(Predicate predicate) {
        String sql = FlatSql.of(select(List.of(new Output(NAME, "name")), List.of(predicate)));
        return sql.substring(sql.indexOf(" WHERE ") + 7);
    }

    private static Select select(List<Output> outputs, List<Predicate> where) {
        return new Select(false, outputs, scan(), List.of(), where, List.of(), List.of(), List.of(), null);
    }

    private static TableScan scan() {
        return new TableScan(new TableName("public", "thing"), "t");
    }
}
