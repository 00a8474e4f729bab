package dev.parley.engine.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    @Test
    void shouldSayEachClauseInOrder() {
        ColumnRef city = new ColumnRef("a", "city", TypeFamily.TEXT);
        Select select = new Select(
                false,
                List.of(new Output(city, "city"), new Output(new CountRows(), "parcels")),
                new TableScan(new TableName("public", "parcels"), "p"),
                List.of(new Join(
                        Join.Kind.INNER,
                        new TableScan(new TableName("public", "addresses"), "a"),
                        List.of(new Join.KeyPair(
                                new ColumnRef("p", "billing_address_id", TypeFamily.INTEGER),
                                new ColumnRef("a", "id", TypeFamily.INTEGER))),
                        "billing")),
                List.of(new Comparison(
                        new ColumnRef("p", "unitWeight", TypeFamily.DECIMAL),
                        Comparison.Operator.GREATER,
                        Literal.Number.of(5))),
                List.of(city),
                List.of(),
                List.of(new Ordering(new CountRows(), Ordering.Direction.DESCENDING, Ordering.Nulls.ABSENT)),
                3);
        assertThat(Explainer.explain(select))
                .containsExactly(
                        "Takes the rows of parcels.",
                        "Joins billing addresses to parcels; rows without a partner are left out.",
                        "Keeps rows where unit weight of parcels is more than 5.",
                        "Makes one group for each city of billing addresses.",
                        "Shows city of billing addresses and number of rows.",
                        "Sorts by number of rows (greatest first).",
                        "Stops after the first 3 rows.");
    }
}
