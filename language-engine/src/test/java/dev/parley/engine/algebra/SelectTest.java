package dev.parley.engine.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectTest {

    private static final ColumnRef NAME = new ColumnRef("t", "name", TypeFamily.TEXT);
    private static final ColumnRef SIZE = new ColumnRef("t", "size", TypeFamily.INTEGER);
    private static final ColumnRef MADE = new ColumnRef("t", "made", TypeFamily.DATE);

    @Test
    void shouldRejectAColumnThatIsNeitherGroupedNorAggregated() {
        assertThatThrownBy(() -> select(false, List.of(NAME, new CountRows()), List.of()))
                .hasMessage("t.name is neither grouped nor aggregated");
    }

    @Test
    void shouldRejectSortingDistinctRowsByWhatTheyDoNotShow() {
        assertThatThrownBy(() -> select(
                        true,
                        List.of(NAME),
                        List.of(new Ordering(SIZE, Ordering.Direction.ASCENDING, Ordering.Nulls.LAST))))
                .hasMessageContaining("SELECT DISTINCT");
    }

    @Test
    void shouldRejectAverageOfText() {
        assertThatThrownBy(() -> new Aggregate(Aggregate.Function.AVERAGE, NAME, false))
                .hasMessage("AVERAGE cannot be computed over TEXT");
    }

    @Test
    void shouldRejectComparingTextWithNumbers() {
        assertThatThrownBy(() -> new Comparison(NAME, Comparison.Operator.EQUAL, Literal.Number.of(1)))
                .hasMessage("cannot compare TEXT with INTEGER");
    }

    @Test
    void shouldLookForUngroupedColumnsInsideOtherExpressions() {
        for (Expression expression : List.of(
                new PartOf(PartOf.Unit.MONTH, MADE),
                new TextLength(NAME),
                new NumberOf(NAME),
                new Concatenation(List.of(NAME, NAME)))) {
            assertThatThrownBy(() -> select(false, List.of(expression, new CountRows()), List.of()))
                    .hasMessageEndingWith("is neither grouped nor aggregated");
        }
    }

    @Test
    void shouldTakeAScalarQueryBesideAggregates() {
        ScalarQuery all = new ScalarQuery(select(false, List.of(new CountRows()), List.of()));
        assertThat(select(false, List.of(new CountWhere(new Missing(NAME)), all), List.of())
                        .columnFamilies())
                .containsExactly(TypeFamily.INTEGER, TypeFamily.INTEGER);
    }

    @Test
    void shouldRejectAScalarQueryOfTwoColumns() {
        assertThatThrownBy(() -> new ScalarQuery(select(false, List.of(NAME, SIZE), List.of())))
                .hasMessage("a scalar query shows one column, not [c0, c1]");
    }

    @Test
    void shouldRejectSetsOfDifferentColumns() {
        Query names = select(false, List.of(NAME), List.of());
        Query sizes = select(false, List.of(SIZE), List.of());
        Query both = select(false, List.of(NAME, SIZE), List.of());
        assertThatThrownBy(() -> new SetOperation(SetOperation.Kind.UNION, names, sizes))
                .hasMessage("UNION of TEXT and INTEGER");
        assertThatThrownBy(() -> new SetOperation(SetOperation.Kind.EXCEPT, names, both))
                .hasMessage("EXCEPT of 1 columns and 2 columns");
        assertThatThrownBy(() -> new Member(List.of(SIZE), names)).hasMessage("cannot look for INTEGER among TEXT");
        assertThatThrownBy(() -> new Member(List.of(SIZE), both)).hasMessage("1 keys cannot be a row of 2 columns");
    }

    @Test
    void shouldRejectADerivedTableThatReadsTheTableBesideIt() {
        ColumnRef beside = new ColumnRef("d", "size", TypeFamily.INTEGER);
        Query reading = select(false, List.of(beside), List.of());
        assertThatThrownBy(() -> Select.everythingOf(new Select(
                        false,
                        List.of(new Output(SIZE, "size")),
                        new DerivedTable(reading, "d"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)))
                .hasMessage("the derived table d cannot read the tables beside it");
    }

    @Test
    void shouldRejectTheHourOfADay() {
        assertThatThrownBy(() -> new PartOf(PartOf.Unit.HOUR, MADE)).hasMessage("DATE has no HOUR");
    }

    private static Select select(boolean distinct, List<Expression> shown, List<Ordering> order) {
        List<Output> outputs =
                shown.stream().map(e -> new Output(e, "c" + shown.indexOf(e))).toList();
        TableScan scan = new TableScan(new TableName("public", "thing"), "t");
        return new Select(distinct, outputs, scan, List.of(), List.of(), List.of(), List.of(), order, null);
    }
}
