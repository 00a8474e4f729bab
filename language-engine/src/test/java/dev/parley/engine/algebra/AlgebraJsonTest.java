package dev.parley.engine.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AlgebraJsonTest {

    private static final ColumnRef NAME = new ColumnRef("t", "name", TypeFamily.TEXT);
    private static final ColumnRef SIZE = new ColumnRef("t", "size", TypeFamily.INTEGER);
    private static final ColumnRef MADE = new ColumnRef("t", "made", TypeFamily.DATE);
    private static final TableScan SCAN = new TableScan(new TableName("public", "thing"), "t");

    @Property(tries = 300)
    void shouldReadWhatItWrote(@ForAll("queries") Query query) {
        String text = Json.string(AlgebraJson.write(query));
        assertThat(AlgebraJson.read(Json.read(text, JsonNode.class))).isEqualTo(query);
    }

    @Test
    void shouldNameTheNodeItDoesNotKnow() {
        ObjectNode json = (ObjectNode) AlgebraJson.write(select(List.of(), null));
        json.put("node", "recursion");
        assertThatThrownBy(() -> AlgebraJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recursion");
    }

    @Test
    void shouldReadATableThatDoesNotSayItIsOne() {
        ObjectNode json = (ObjectNode) AlgebraJson.write(select(List.of(), null));
        ((ObjectNode) json.get("from")).remove("node");
        ((ObjectNode) json.get("joins").get(0).get("table")).remove("node");
        assertThat(AlgebraJson.read(json)).isEqualTo(select(List.of(), null));
    }

    @Test
    void shouldRejectAnInvalidQuery() {
        ObjectNode json = (ObjectNode) AlgebraJson.write(select(List.of(), null));
        json.put("limit", 0);
        assertThatThrownBy(() -> AlgebraJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    @Provide
    Arbitrary<Query> queries() {
        Arbitrary<Integer> limit = Arbitraries.integers().between(1, 100).injectNull(0.5);
        Arbitrary<Query> selects =
                Combinators.combine(predicates().list().ofMaxSize(4), limit).as(AlgebraJsonTest::select);
        Arbitrary<Query> combined = Combinators.combine(
                        Arbitraries.of(SetOperation.Kind.class), selects, selects, limit, directions())
                .as((kind, left, right, most, direction) ->
                        new SetOperation(kind, left, right, List.of(new SetOperation.ColumnOrder(1, direction)), most));
        return Arbitraries.oneOf(selects, combined, selects.map(AlgebraJsonTest::around));
    }

    private static Arbitrary<Ordering.Direction> directions() {
        return Arbitraries.of(Ordering.Direction.class);
    }

    /** A query with one of every node that holds another query or takes something of a value. */
    private static Query around(Query query) {
        ColumnRef year = new ColumnRef("d", "year", TypeFamily.INTEGER);
        ColumnRef word = new ColumnRef("d", "word", TypeFamily.TEXT);
        Query one = new Select(
                false,
                List.of(new Output(new CountWhere(new Missing(NAME)), "n")),
                SCAN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        return new Select(
                false,
                List.of(
                        new Output(new ScalarQuery(one), "n"),
                        new Output(new TextLength(new Concatenation(List.of(word, Literal.Number.of(1)))), "length"),
                        new Output(new NumberOf(word), "number")),
                new DerivedTable(query, "d"),
                List.of(),
                List.of(
                        new Member(List.of(year, year), query),
                        new AnyOf(List.of(
                                new AllOf(List.of(new Missing(year), new Missing(word))),
                                new Comparison(
                                        new PartOf(PartOf.Unit.DAY_OF_WEEK, new Literal.Day(LocalDate.EPOCH)),
                                        Comparison.Operator.EQUAL,
                                        year)))),
                List.of(),
                List.of(),
                List.of(),
                null,
                2);
    }

    private static Arbitrary<Predicate> predicates() {
        Arbitrary<Predicate> simple = Arbitraries.oneOf(comparisons(), ranges(), matches(), Arbitraries.just(exists()));
        return Arbitraries.recursive(() -> simple, AlgebraJsonTest::wider, 0, 2);
    }

    private static Arbitrary<Predicate> wider(Arbitrary<Predicate> inner) {
        return Arbitraries.oneOf(
                Combinators.combine(inner, Arbitraries.of(true, false)).as(Not::new),
                inner.list().ofMinSize(2).ofMaxSize(3).map(AnyOf::new));
    }

    private static Arbitrary<Predicate> comparisons() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals().ofScale(3);
        return Combinators.combine(Arbitraries.of(Comparison.Operator.class), numbers)
                .as((operator, number) -> new Comparison(SIZE, operator, new Literal.Number(number)));
    }

    private static Arbitrary<Predicate> ranges() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 20_000).map(LocalDate::ofEpochDay);
        return Combinators.combine(days, days, Arbitraries.of(true, false))
                .as((low, high, closed) -> new Range(MADE, new Literal.Day(low), new Literal.Day(high), closed));
    }

    private static Arbitrary<Predicate> matches() {
        Arbitrary<String> texts = Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
        return Combinators.combine(Arbitraries.of(TextMatch.Kind.class), texts, texts)
                .as((kind, text, other) -> new AnyOf(List.of(
                        new TextMatch(NAME, kind, text),
                        new Missing(NAME),
                        new OneOf(NAME, List.of(new Literal.Text(text), new Literal.Text(other))))));
    }

    private static Predicate exists() {
        ColumnRef inner = new ColumnRef("p", "thing", TypeFamily.INTEGER);
        return new Exists(new Select(
                false,
                List.of(new Output(Literal.Number.of(1), "found")),
                new TableScan(new TableName("public", "part"), "p"),
                List.of(),
                List.of(new Comparison(inner, Comparison.Operator.EQUAL, SIZE)),
                List.of(),
                List.of(),
                List.of(),
                null));
    }

    private static Query select(List<Predicate> where, Integer limit) {
        ColumnRef owner = new ColumnRef("o", "id", TypeFamily.INTEGER);
        Expression year = new PeriodOf(PeriodOf.Unit.YEAR, MADE);
        Expression ratio = new Arithmetic(
                Arithmetic.Operator.DIVIDED_BY, new Aggregate(Aggregate.Function.SUM, SIZE, false), new CountRows());
        return new Select(
                false,
                List.of(new Output(year, "year"), new Output(ratio, "ratio")),
                SCAN,
                List.of(new Join(
                        Join.Kind.LEFT,
                        new TableScan(new TableName("public", "owner"), "o"),
                        List.of(new Join.KeyPair(SIZE, owner)),
                        "first")),
                where,
                List.of(year),
                List.of(new Comparison(new CountRows(), Comparison.Operator.GREATER, Literal.Number.of(2))),
                List.of(new Ordering(ratio, Ordering.Direction.DESCENDING, Ordering.Nulls.LAST)),
                limit);
    }
}
