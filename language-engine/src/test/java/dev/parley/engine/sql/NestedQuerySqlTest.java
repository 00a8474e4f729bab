package dev.parley.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Concatenation;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.CountWhere;
import dev.parley.engine.algebra.DerivedTable;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.PartOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.SetOperation.ColumnOrder;
import dev.parley.engine.algebra.SetOperation.Kind;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.algebra.TextLength;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NestedQuerySqlTest {

    private static final ColumnRef ID = new ColumnRef("b", "id", TypeFamily.INTEGER);
    private static final ColumnRef TITLE = new ColumnRef("b", "title", TypeFamily.TEXT);
    private static final ColumnRef GENRE = new ColumnRef("b", "genre", TypeFamily.TEXT);
    private static final ColumnRef PRICE = new ColumnRef("b", "price", TypeFamily.DECIMAL);
    private static final ColumnRef ADDED = new ColumnRef("b", "added", TypeFamily.TIMESTAMP);
    private static final ColumnRef LENT = new ColumnRef("l", "book_id", TypeFamily.INTEGER);
    private static final ColumnRef BORROWER = new ColumnRef("l", "member_id", TypeFamily.INTEGER);

    private static final Predicate CHEAP = new Comparison(PRICE, Comparison.Operator.LESS, Literal.Number.of(5));

    @Test
    void shouldCompareWithTheValueOfAnotherQuery() {
        assertThat(where(more(PRICE, averagePrice())))
                .isEqualTo("b.price > (SELECT avg(b.price) FROM public.book AS b)");
    }

    @Test
    void shouldPutAScalarQueryWhereAnyValueStands() {
        Select select = new Select(
                false,
                List.of(new Output(GENRE, "genre"), new Output(averagePrice(), "average")),
                books(),
                List.of(),
                List.of(),
                List.of(GENRE),
                List.of(more(average(PRICE), averagePrice())),
                List.of(new Ordering(averagePrice(), Ordering.Direction.DESCENDING, Ordering.Nulls.LAST)),
                null);
        assertThat(FlatSql.of(select))
                .isEqualTo("SELECT b.genre, (SELECT avg(b.price) FROM public.book AS b) AS average "
                        + "FROM public.book AS b GROUP BY b.genre "
                        + "HAVING avg(b.price) > (SELECT avg(b.price) FROM public.book AS b) "
                        + "ORDER BY (SELECT avg(b.price) FROM public.book AS b) DESC NULLS LAST");
    }

    @Test
    void shouldDivideSharesExactly() {
        Expression all = new ScalarQuery(select(List.of(new Output(new CountRows(), "n")), List.of()));
        assertThat(shown(percentage(new CountRows(), all)))
                .isEqualTo("(CAST((100 * count(*)) AS numeric) "
                        + "/ nullif((SELECT count(*) FROM public.book AS b), 0))");
        Expression some = new CountWhere(new AllOf(List.of(new Missing(GENRE), CHEAP)));
        assertThat(shown(percentage(some, new CountRows())))
                .isEqualTo("(CAST((100 * count(*) FILTER (WHERE (b.genre IS NULL AND b.price < 5))) AS numeric) "
                        + "/ nullif(count(*), 0))");
    }

    @Test
    void shouldTakePartsOfDates() {
        assertThat(Stream.of(PartOf.Unit.values()).map(unit -> shown(new PartOf(unit, ADDED))))
                .containsExactly(
                        "CAST(extract(year FROM b.added) AS integer)",
                        "CAST(extract(quarter FROM b.added) AS integer)",
                        "CAST(extract(month FROM b.added) AS integer)",
                        "CAST(extract(day FROM b.added) AS integer)",
                        "CAST(extract(isodow FROM b.added) AS integer)",
                        "CAST(extract(hour FROM b.added) AS integer)");
    }

    @Test
    void shouldWorkOnTexts() {
        assertThat(shown(new TextLength(TITLE))).isEqualTo("length(b.title)");
        assertThat(shown(new Concatenation(List.of(TITLE, new Literal.Text(" "), PRICE))))
                .isEqualTo("concat(b.title, ' ', b.price)");
    }

    @Test
    void shouldReadOnlyNumbersAsNumbers() {
        String number = "CASE WHEN b.title ~ '^ *[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)? *$' "
                + "THEN CAST(replace(b.title, ',', '') AS numeric) END";
        assertThat(shown(new NumberOf(TITLE))).isEqualTo(number);
        assertThat(shown(new Aggregate(Aggregate.Function.SUM, new NumberOf(TITLE), true)))
                .isEqualTo("sum(DISTINCT " + number + ")");
    }

    @Test
    void shouldBracketConditions() {
        Predicate both = new AllOf(List.of(CHEAP, new Missing(GENRE)));
        assertThat(where(new AnyOf(List.of(both, new Missing(TITLE)))))
                .isEqualTo("((b.price < 5 AND b.genre IS NULL) OR b.title IS NULL)");
        assertThat(where(new Not(both, false))).isEqualTo("NOT (b.price < 5 AND b.genre IS NULL)");
        assertThat(where(new Not(both, true))).isEqualTo("(((b.price < 5 AND b.genre IS NULL)) IS NOT TRUE)");
    }

    @Test
    void shouldLookAmongTheRowsOfAnotherQuery() {
        assertThat(where(new Member(List.of(ID), loans(LENT))))
                .isEqualTo("b.id IN (SELECT l.book_id FROM public.loan AS l)");
        assertThat(where(new Member(List.of(ID, ID), loans(LENT, BORROWER))))
                .isEqualTo("(b.id, b.id) IN (SELECT l.book_id, l.member_id FROM public.loan AS l)");
    }

    @Test
    void shouldNotFallIntoTheTrapOfNotIn() {
        assertThat(where(new Not(new Member(List.of(ID), loans(LENT)), false)))
                .isEqualTo("b.id NOT IN (SELECT l.book_id FROM public.loan AS l WHERE l.book_id IS NOT NULL)");
        assertThat(where(new Not(new Member(List.of(ID, ID), loans(LENT, BORROWER)), false)))
                .isEqualTo("(b.id, b.id) NOT IN (SELECT l.book_id, l.member_id FROM public.loan AS l "
                        + "WHERE (l.book_id IS NOT NULL AND l.member_id IS NOT NULL))");
        assertThat(where(new Not(new Member(List.of(ID), loans(LENT)), true)))
                .isEqualTo("((b.id IN (SELECT l.book_id FROM public.loan AS l)) IS NOT TRUE)");
    }

    @Test
    void shouldLeaveOutMissingValuesWhereTheQueryMakesThem() {
        assertThat(where(new Not(new Member(List.of(ID), grouped(LENT)), false)))
                .isEqualTo("b.id NOT IN (SELECT l.book_id FROM public.loan AS l "
                        + "WHERE l.book_id IS NOT NULL GROUP BY l.book_id)");
        assertThat(where(new Not(new Member(List.of(ID), grouped(new CountRows())), false)))
                .isEqualTo("b.id NOT IN (SELECT count(*) FROM public.loan AS l GROUP BY l.book_id)");
        Expression last = new Aggregate(Aggregate.Function.MAXIMUM, BORROWER, false);
        assertThat(where(new Not(new Member(List.of(ID), grouped(last)), false)))
                .isEqualTo("b.id NOT IN (SELECT max(l.member_id) FROM public.loan AS l GROUP BY l.book_id "
                        + "HAVING max(l.member_id) IS NOT NULL)");
    }

    @Test
    void shouldLeaveOutMissingValuesBehindALimitOrASetOperation() {
        assertThat(where(new Not(new Member(List.of(ID), dearest(3, 1)), false)))
                .isEqualTo("b.id NOT IN (SELECT found.id FROM (SELECT b.id FROM public.book AS b "
                        + "ORDER BY b.price DESC NULLS LAST LIMIT 3 OFFSET 1) AS found WHERE found.id IS NOT NULL)");
        Query either = new SetOperation(Kind.UNION, loans(LENT), loans(BORROWER));
        assertThat(where(new Not(new Member(List.of(ID), either), false)))
                .isEqualTo("b.id NOT IN (SELECT found.book_id FROM (SELECT l.book_id FROM public.loan AS l "
                        + "UNION SELECT l.member_id FROM public.loan AS l) AS found WHERE found.book_id IS NOT NULL)");
    }

    @Test
    void shouldCombineTheRowsOfTwoQueries() {
        List<ColumnOrder> order = List.of(
                new ColumnOrder(1, Ordering.Direction.DESCENDING), new ColumnOrder(0, Ordering.Direction.ASCENDING));
        Query first = select(List.of(new Output(TITLE, "title"), new Output(PRICE, "order")), List.of(CHEAP));
        Query second = select(List.of(new Output(GENRE, "genre"), new Output(PRICE, "price")), List.of());
        assertThat(FlatSql.of(new SetOperation(Kind.EXCEPT, first, second, order, 3)))
                .isEqualTo("SELECT b.title, b.price AS \"order\" FROM public.book AS b WHERE b.price < 5 "
                        + "EXCEPT SELECT b.genre, b.price FROM public.book AS b "
                        + "ORDER BY \"order\" DESC NULLS LAST, title LIMIT 3");
    }

    @Test
    void shouldKeepTheOrderInWhichSetsAreCombined() {
        Query books = select(List.of(new Output(ID, "id")), List.of());
        String book = "SELECT b.id FROM public.book AS b";
        String lent = "SELECT l.book_id FROM public.loan AS l";
        String borrower = "SELECT l.member_id FROM public.loan AS l";
        assertThat(FlatSql.of(new SetOperation(
                        Kind.EXCEPT, books, new SetOperation(Kind.UNION, loans(LENT), loans(BORROWER)))))
                .isEqualTo("(" + book + ") EXCEPT (" + lent + " UNION " + borrower + ")");
        assertThat(FlatSql.of(new SetOperation(
                        Kind.INTERSECT, new SetOperation(Kind.UNION, books, loans(LENT)), loans(BORROWER))))
                .isEqualTo("((" + book + ") UNION (" + lent + ")) INTERSECT (" + borrower + ")");
    }

    @Test
    void shouldKeepTheLimitOfOneOperandInside() {
        assertThat(FlatSql.of(new SetOperation(Kind.EXCEPT, dearest(2, 1), loans(LENT))))
                .isEqualTo("SELECT found.id FROM (SELECT b.id FROM public.book AS b "
                        + "ORDER BY b.price DESC NULLS LAST LIMIT 2 OFFSET 1) AS found "
                        + "EXCEPT SELECT l.book_id FROM public.loan AS l");
    }

    @Test
    void shouldAskWhetherASetOperationHasRows() {
        Query own = new Select(
                false,
                List.of(new Output(BORROWER, "member_id")),
                new TableScan(new TableName("public", "loan"), "l"),
                List.of(),
                List.of(new Comparison(LENT, Comparison.Operator.EQUAL, ID)),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThat(where(new Exists(new SetOperation(Kind.EXCEPT, own, loans(LENT)))))
                .isEqualTo("EXISTS (SELECT l.member_id FROM public.loan AS l WHERE l.book_id = b.id "
                        + "EXCEPT SELECT l.book_id FROM public.loan AS l)");
    }

    @Test
    void shouldReadTheRowsOfAQueryAsATable() {
        ColumnRef n = new ColumnRef("d", "n", TypeFamily.INTEGER);
        Query average = new Select(
                false,
                List.of(new Output(average(n), "average")),
                new DerivedTable(grouped(new CountRows()), "d"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        assertThat(FlatSql.of(average))
                .isEqualTo("SELECT avg(d.n) AS average FROM "
                        + "(SELECT count(*) AS n FROM public.loan AS l GROUP BY l.book_id) AS d");
    }

    @Test
    void shouldLeaveOutTheFirstRows() {
        assertThat(FlatSql.of(dearest(1, 1))).endsWith("ORDER BY b.price DESC NULLS LAST LIMIT 1 OFFSET 1");
        assertThat(FlatSql.of(dearest(null, 2))).endsWith("ORDER BY b.price DESC NULLS LAST OFFSET 2");
    }

    private static Query dearest(Integer limit, Integer offset) {
        return new Select(
                false,
                List.of(new Output(ID, "id")),
                books(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Ordering(PRICE, Ordering.Direction.DESCENDING, Ordering.Nulls.LAST)),
                limit,
                offset);
    }

    private static Expression percentage(Expression part, Expression whole) {
        return new Arithmetic(
                Arithmetic.Operator.DIVIDED_BY,
                new Arithmetic(Arithmetic.Operator.TIMES, Literal.Number.of(100), part),
                whole);
    }

    private static Predicate more(Expression left, Expression right) {
        return new Comparison(left, Comparison.Operator.GREATER, right);
    }

    private static Expression average(Expression expression) {
        return new Aggregate(Aggregate.Function.AVERAGE, expression, false);
    }

    private static ScalarQuery averagePrice() {
        return new ScalarQuery(select(List.of(new Output(average(PRICE), "average")), List.of()));
    }

    private static Query loans(ColumnRef... shown) {
        return loans(
                Stream.of(shown)
                        .map(column -> new Output(column, column.column()))
                        .toList(),
                List.of());
    }

    private static Query grouped(Expression shown) {
        return loans(List.of(new Output(shown, "n")), List.of(LENT));
    }

    private static Query loans(List<Output> outputs, List<Expression> groupBy) {
        TableScan scan = new TableScan(new TableName("public", "loan"), "l");
        return new Select(false, outputs, scan, List.of(), List.of(), groupBy, List.of(), List.of(), null);
    }

    private static String shown(Expression expression) {
        String sql = FlatSql.of(select(List.of(new Output(expression, "x")), List.of()));
        return sql.substring("SELECT ".length(), sql.lastIndexOf(" AS x FROM"));
    }

    private static String where(Predicate predicate) {
        String sql = FlatSql.of(select(List.of(new Output(TITLE, "title")), List.of(predicate)));
        return sql.substring(sql.indexOf(" WHERE ") + 7);
    }

    private static Select select(List<Output> outputs, List<Predicate> where) {
        return new Select(false, outputs, books(), List.of(), where, List.of(), List.of(), List.of(), null);
    }

    private static TableScan books() {
        return new TableScan(new TableName("public", "book"), "b");
    }
}
