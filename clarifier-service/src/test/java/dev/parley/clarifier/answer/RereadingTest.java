package dev.parley.clarifier.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.ColumnValues;
import dev.parley.engine.Interpretations;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.Question;
import dev.parley.engine.ValueIndex;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order is shipped to an address, billed to another, and leaves a warehouse; all three have a city. */
class RereadingTest {

    private static final TableName ORDER = new TableName("public", "orders");
    private static final TableName ADDRESS = new TableName("public", "addresses");
    private static final TableName WAREHOUSE = new TableName("public", "warehouses");
    private static final LanguageEngine ENGINE = LanguageEngine.over(
            new SchemaSnapshot(
                    "shop",
                    "ab12",
                    Instant.EPOCH,
                    List.of(
                            table(
                                    ORDER,
                                    List.of(
                                            column("id", TypeFamily.INTEGER),
                                            column("billing_address_id", TypeFamily.INTEGER),
                                            column("shipping_address_id", TypeFamily.INTEGER),
                                            column("warehouse_id", TypeFamily.INTEGER),
                                            column("paid_on", TypeFamily.DATE),
                                            column("shipped_on", TypeFamily.DATE)),
                                    List.of(
                                            key("billing_address_id", ADDRESS),
                                            key("shipping_address_id", ADDRESS),
                                            key("warehouse_id", WAREHOUSE))),
                            table(
                                    ADDRESS,
                                    List.of(
                                            column("id", TypeFamily.INTEGER),
                                            column("street", TypeFamily.TEXT),
                                            column("city", TypeFamily.TEXT)),
                                    List.of()),
                            table(
                                    WAREHOUSE,
                                    List.of(
                                            column("id", TypeFamily.INTEGER),
                                            column("name", TypeFamily.TEXT),
                                            column("city", TypeFamily.TEXT)),
                                    List.of()))),
            ValueIndex.of(List.of(
                    new ColumnValues(ADDRESS, "city", List.of("Lyon", "Paris"), true),
                    new ColumnValues(WAREHOUSE, "city", List.of("Lyon", "Rome"), true))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many orders are to Lyon? | Lyon, to | where it is billed              | billing_address_id
            How many orders are to Lyon? | Lyon, to | where they were billed          | billing_address_id
            How many orders are to Lyon? | Lyon, to | the ones that were billed       | billing_address_id
            How many orders are to Lyon? | Lyon, to | the place where it gets billed  | billing_address_id
            How many orders in 2025?     | 2025     | the date it was paid            | o.paid_on >=
            How many orders in 2025?     | 2025     | when they were shipped          | o.shipped_on >=
            How many orders in 2025?     | 2025     | the day on which they shipped   | o.shipped_on >=
            How many orders in 2025?     | 2025     | the one that was paid           | o.paid_on >=
            """)
    void shouldTakeAClauseForWhatIsSaidOfTheRows(String query, String doubt, String said, String sql) {
        Interpretations readings = reread(query, doubt, said);

        assertThat(readings.outcome()).isEqualTo(Interpretations.Outcome.ANSWERED);
        assertThat(SqlRenderer.render(readings.ranked().getFirst().query()))
                .contains(sql)
                .doesNotContain("GROUP BY", "street");
    }

    @Test
    void shouldOfferEachWayWhereItIsAskedAnyway() {
        assertThat(interpret("How many orders are to Lyon?").tied())
                .extracting(reading -> SqlRenderer.render(reading.query()))
                .hasSize(3)
                .anySatisfy(sql -> assertThat(sql).contains("shipping_address_id"))
                .anySatisfy(sql -> assertThat(sql).contains("billing_address_id"))
                .anySatisfy(sql -> assertThat(sql).contains("warehouse_id"));
    }

    private static Interpretations reread(String query, String doubt, String said) {
        return new Rereading(texts -> RereadingTest::interpret)
                .of(query, interpret(query), doubt, said, reading -> false)
                .orElseThrow()
                .readings();
    }

    private static Interpretations interpret(String text) {
        return ENGINE.interpret(new Question(text, LocalDate.of(2026, 3, 1)));
    }

    private static Table table(TableName name, List<Column> columns, List<ForeignKey> keys) {
        return new Table(name, TableKind.TABLE, null, 10, columns, List.of("id"), List.of(), keys);
    }

    private static ForeignKey key(String column, TableName to) {
        return new ForeignKey("f_" + column, List.of(column), to, List.of("id"));
    }

    private static Column column(String name, TypeFamily family) {
        String type =
                switch (family) {
                    case INTEGER -> "integer";
                    case DATE -> "date";
                    default -> "text";
                };
        return new Column(name, type, family, false, null, List.of());
    }
}
