package dev.parley.engine.explanation;

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
import dev.parley.engine.algebra.SetOperation.Kind;
import dev.parley.engine.algebra.Source;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.algebra.TextLength;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedQueryExplainerTest {

    private static final Source BOOKS = new TableScan(new TableName("public", "books"), "b");
    private static final Source OTHERS = new TableScan(new TableName("public", "books"), "o");
    private static final Source LOANS = new TableScan(new TableName("public", "loans"), "l");
    private static final ColumnRef ID = new ColumnRef("b", "id", TypeFamily.INTEGER);
    private static final ColumnRef TITLE = new ColumnRef("b", "title", TypeFamily.TEXT);
    private static final ColumnRef GENRE = new ColumnRef("b", "genre", TypeFamily.TEXT);
    private static final ColumnRef PRICE = new ColumnRef("b", "price", TypeFamily.DECIMAL);
    private static final ColumnRef ADDED = new ColumnRef("b", "added", TypeFamily.TIMESTAMP);
    private static final ColumnRef LENT = new ColumnRef("l", "book_id", TypeFamily.INTEGER);
    private static final ColumnRef RETURNED = new ColumnRef("l", "returned", TypeFamily.DATE);
    private static final Literal CRIME = new Literal.Text("crime");

    @Test
    void shouldSayWhatAValueIsComparedWith() {
        assertThat(where(more(PRICE, value(OTHERS, average(other(PRICE))))))
                .isEqualTo("price of books is more than the average of price of all books");
        assertThat(where(more(PRICE, value(OTHERS, average(other(PRICE)), is(other(GENRE), CRIME)))))
                .isEqualTo(
                        "price of books is more than the average of price of books (where genre of books is “crime”)");
        assertThat(where(more(PRICE, value(OTHERS, average(other(PRICE)), is(other(GENRE), GENRE)))))
                .isEqualTo("price of books is more than the average of price of books with the same genre");
        assertThat(where(more(value(OTHERS, new CountRows(), more(other(PRICE), PRICE)), Literal.Number.of(3))))
                .isEqualTo("the number of books (where price of books is more than price of that row) is more than 3");
        assertThat(where(
                        more(value(LOANS, new CountRows(), is(LENT, ID), new Missing(RETURNED)), Literal.Number.of(3))))
                .isEqualTo("the number of loans for it (where returned of loans is missing) is more than 3");
    }

    @Test
    void shouldSayAmongWhatARowIs() {
        Query out = select(LOANS, List.of(LENT), new Missing(RETURNED));
        assertThat(where(new Member(List.of(ID), out)))
                .isEqualTo("id of books is among the book id of loans (where returned of loans is missing)");
        assertThat(where(new Not(new Member(List.of(ID), out), false)))
                .isEqualTo("id of books is not among the book id of loans (where returned of loans is missing)");
        assertThat(where(new Member(List.of(ID, GENRE), select(OTHERS, List.of(other(PRICE), other(GENRE))))))
                .isEqualTo("id of books with genre of books is among the price of books with genre of books");
        assertThat(where(new Not(
                        new Member(List.of(ID), select(OTHERS, List.of(other(ID)), is(other(GENRE), CRIME))), false)))
                .isEqualTo("it is not among the books (where genre of books is “crime”)");
        assertThat(where(new Member(List.of(ID), dearest(1, 2))))
                .isEqualTo("it is among the books (sorted by price of books (greatest first), "
                        + "without the first 2 rows and of the rest only the first row)");
    }

    @Test
    void shouldSayHowTheRowsOfTwoNestedQueriesAreCombined() {
        Query lent = select(LOANS, List.of(LENT));
        Query books = select(OTHERS, List.of(other(ID)));
        assertThat(where(new Member(List.of(ID), new SetOperation(Kind.UNION, lent, books))))
                .isEqualTo("id of books is among the book id of loans or the id of books");
        assertThat(where(new Member(List.of(ID), new SetOperation(Kind.INTERSECT, lent, books))))
                .isEqualTo("id of books is among the book id of loans that are also among the id of books");
        assertThat(where(new Member(List.of(ID), new SetOperation(Kind.EXCEPT, lent, books))))
                .isEqualTo("id of books is among the book id of loans except those among the id of books");
        assertThat(where(new Exists(
                        new SetOperation(Kind.EXCEPT, select(LOANS, List.of(RETURNED), is(LENT, ID)), returns()))))
                .isEqualTo(
                        "there are rows among the returned of loans for it except those among the returned of loans");
    }

    @Test
    void shouldSayWhatGroupsMustExist() {
        Query many = new Select(
                false,
                List.of(new Output(LENT, "book")),
                LOANS,
                List.of(),
                List.of(is(LENT, ID)),
                List.of(LENT),
                List.of(more(new CountRows(), Literal.Number.of(2))),
                List.of(),
                null);
        assertThat(where(new Exists(many)))
                .isEqualTo("there are loans for it for each book id of loans, "
                        + "only where number of loans is more than 2");
    }

    @Test
    void shouldSayEachStepOfASetOperation() {
        assertThat(Explainer.explain(sorted(Kind.EXCEPT)))
                .containsExactly(
                        "Makes a first list: the title of books from books, where genre of books is missing.",
                        "Makes a second list: the title of books from books, where price of books is missing.",
                        "Shows what is in the first list and not in the second, each row once.",
                        "Sorts by title (smallest first).",
                        "Stops after the first 3 rows.");
        assertThat(Explainer.explain(sorted(Kind.UNION))).contains("Shows what is in either list, each row once.");
        assertThat(Explainer.explain(sorted(Kind.INTERSECT))).contains("Shows what is in both lists, each row once.");
    }

    @Test
    void shouldSayASetOperationInOneSentence() {
        String tail = "; each row once, sorted by title (smallest first), only the first 3 rows.";
        assertThat(Explainer.sentence(sorted(Kind.EXCEPT)))
                .isEqualTo("Show the title of books from books, where genre of books is missing; "
                        + "except what is found where price of books is missing" + tail);
        assertThat(Explainer.sentence(sorted(Kind.INTERSECT)))
                .isEqualTo("Show the title of books from books, where genre of books is missing; "
                        + "only what is also found where price of books is missing" + tail);
        assertThat(Explainer.sentence(sorted(Kind.UNION)))
                .isEqualTo("Show the title of books from books, where genre of books is missing; together with "
                        + "the title of books from books, where price of books is missing" + tail);
        assertThat(Explainer.sentence(new SetOperation(
                        Kind.EXCEPT,
                        new SetOperation(Kind.UNION, select(OTHERS, List.of(other(ID))), select(BOOKS, List.of(ID))),
                        select(LOANS, List.of(LENT)))))
                .isEqualTo("Show (the id of books from books; together with the id of books from books; "
                        + "each row once); except what is found in the book id of loans from loans; each row once.");
    }

    @Test
    void shouldSayWhatADerivedTableLists() {
        Query counts = new Select(
                false,
                List.of(new Output(new CountRows(), "n")),
                BOOKS,
                List.of(),
                List.of(),
                List.of(GENRE),
                List.of(),
                List.of(),
                null);
        Query average =
                select(new DerivedTable(counts, "d"), List.of(average(new ColumnRef("d", "n", TypeFamily.INTEGER))));
        assertThat(Explainer.sentence(average))
                .isEqualTo("Show the average of number of books from a list of "
                        + "the number of books for each genre of books.");
        assertThat(Explainer.explain(average))
                .containsExactly(
                        "Takes the rows of a list of the number of books for each genre of books.",
                        "Shows average of number of books.");
    }

    @Test
    void shouldSayShares() {
        Expression dear = new CountWhere(more(PRICE, Literal.Number.of(30)));
        assertThat(Explainer.sentence(select(BOOKS, List.of(percentage(dear, new CountRows())))))
                .isEqualTo("Show the ((100 times number of rows (where price of books is more than 30)) "
                        + "divided by number of rows) from books.");
        assertThat(Explainer.sentence(
                        select(BOOKS, List.of(percentage(new CountRows(), value(OTHERS, new CountRows()))))))
                .isEqualTo("Show the ((100 times number of rows) divided by the number of all books) from books.");
    }

    @Test
    void shouldSayWhatIsTakenOfAValue() {
        Query query = select(
                BOOKS,
                List.of(
                        value(OTHERS, new CountRows()),
                        new PartOf(PartOf.Unit.DAY_OF_WEEK, ADDED),
                        new TextLength(TITLE),
                        new NumberOf(TITLE),
                        new Concatenation(List.of(TITLE, new Literal.Text(" "), GENRE))));
        assertThat(Explainer.sentence(query))
                .isEqualTo("Show the number of all books, day of the week (Monday is 1) of added of books, "
                        + "number of characters of title of books, title of books (read as a number) "
                        + "and title of books followed by genre of books from books.");
    }

    @Test
    void shouldBracketConditions() {
        Predicate both = new AllOf(List.of(new Missing(GENRE), new Missing(TITLE)));
        assertThat(where(new AnyOf(List.of(both, new Missing(PRICE)))))
                .isEqualTo("(genre of books is missing and title of books is missing) or price of books is missing");
        assertThat(where(new Not(both, true)))
                .isEqualTo("it is not so that (genre of books is missing and title of books is missing)");
    }

    @Test
    void shouldSayWhatIsLeftOut() {
        assertThat(Explainer.explain(dearest(1, 1))).endsWith("Leaves out the first row.", "Stops after the next row.");
        assertThat(Explainer.sentence(dearest(3, 1)))
                .isEqualTo("Show the id of books from books, sorted by price of books (greatest first), "
                        + "without the first row and of the rest only the first 3 rows.");
    }

    private static Query sorted(Kind kind) {
        return new SetOperation(
                kind,
                select(BOOKS, List.of(TITLE), new Missing(GENRE)),
                select(OTHERS, List.of(other(TITLE)), new Missing(other(PRICE))),
                List.of(new SetOperation.ColumnOrder(0, Ordering.Direction.ASCENDING)),
                3);
    }

    private static Query dearest(int limit, int offset) {
        return new Select(
                false,
                List.of(new Output(other(ID), "id")),
                OTHERS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Ordering(other(PRICE), Ordering.Direction.DESCENDING, Ordering.Nulls.LAST)),
                limit,
                offset);
    }

    private static Query returns() {
        return select(LOANS, List.of(RETURNED));
    }

    private static Expression percentage(Expression part, Expression whole) {
        return new Arithmetic(
                Arithmetic.Operator.DIVIDED_BY,
                new Arithmetic(Arithmetic.Operator.TIMES, Literal.Number.of(100), part),
                whole);
    }

    private static ColumnRef other(ColumnRef book) {
        return new ColumnRef("o", book.column(), book.family());
    }

    private static Expression average(Expression expression) {
        return new Aggregate(Aggregate.Function.AVERAGE, expression, false);
    }

    private static Predicate more(Expression left, Expression right) {
        return new Comparison(left, Comparison.Operator.GREATER, right);
    }

    private static Predicate is(Expression left, Expression right) {
        return new Comparison(left, Comparison.Operator.EQUAL, right);
    }

    private static ScalarQuery value(Source from, Expression shown, Predicate... where) {
        return new ScalarQuery(select(from, List.of(shown), where));
    }

    private static Select select(Source from, List<Expression> shown, Predicate... where) {
        List<Output> outputs = shown.stream()
                .map(e -> new Output(e, e instanceof ColumnRef column ? column.column() : "c" + shown.indexOf(e)))
                .toList();
        return new Select(false, outputs, from, List.of(), List.of(where), List.of(), List.of(), List.of(), null);
    }

    private static String where(Predicate predicate) {
        String clause =
                Explainer.explain(select(BOOKS, List.of(TITLE), predicate)).get(1);
        return clause.substring("Keeps rows where ".length(), clause.length() - 1);
    }
}
