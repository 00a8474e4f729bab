package dev.parley.engine.algebra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectTest {

    private static final ColumnRef NAME = new ColumnRef("t", "name", TypeFamily.TEXT);
    private static final ColumnRef SIZE = new ColumnRef("t", "size", TypeFamily.INTEGER);

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

    private static Select select(boolean distinct, List<Expression> shown, List<Ordering> order) {
        List<Output> outputs =
                shown.stream().map(e -> new Output(e, "c" + shown.indexOf(e))).toList();
        TableScan scan = new TableScan(new TableName("public", "thing"), "t");
        return new Select(distinct, outputs, scan, List.of(), List.of(), List.of(), List.of(), order, null);
    }
}
