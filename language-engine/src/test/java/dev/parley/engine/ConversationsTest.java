package dev.parley.engine;

import static dev.parley.engine.AskingOn.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.algebra.Select;
import dev.parley.engine.conversation.Earlier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which questions go on from another one, and which do not. */
class ConversationsTest {

    private static final LanguageEngine SHOP = Schemas.SHOP.engine();
    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many products are there?",
                "and how many products are there?",
                "and which products are the cheapest?",
                "products with a price under 10",
                "Which orders are cancelled?",
                "List all products in Lighting",
                "customers and their orders",
                "show customers and their emails",
                "Which customers have the most orders?",
                "orders over 100",
                "what is the average price of products?",
                "what is the average price?",
                "number of orders per month",
                "new question: orders over 100",
                "New question: Paris",
                "Top 5 products by price",
                "customers from Paris",
                "the total of orders in 2024",
                "In 2023, how many orders were there?",
                "By status, how many orders are there?"
            })
    void shouldCarryNothingIntoAQuestionOfItsOwn(String question) {
        after(SHOP, "customers from Berlin").then(question).isNew();
    }

    @Test
    void shouldLetTheAskerSayWhichWhenItCanBeEither() {
        after(SHOP, "customers from Berlin")
                .then("how about the orders?")
                .isEither(
                        "SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o"
                                + " JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Berlin' ORDER BY o.id",
                        "SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o ORDER BY o.id");
        after(LIBRARY, "books by Tolkien")
                .then("what is the average price?")
                .isEither(
                        "SELECT avg(b.price) AS average_price FROM public.book AS b"
                                + " JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name = 'Tolkien'",
                        "SELECT avg(b.price) AS average_price FROM public.book AS b");
    }

    @Test
    void shouldGoOnFromAFollowUp() {
        after(SHOP, "orders over 100 in 2023")
                .then("and in 2022?")
                .then("only the cancelled ones")
                .then("per month")
                .follows("SELECT CAST(date_trunc('month', o.ordered_at) AS date) AS month, count(*) AS order_count"
                        + " FROM public.orders AS o WHERE (o.total > 100 AND o.ordered_at >= DATE '2022-01-01'"
                        + " AND o.ordered_at < DATE '2023-01-01' AND o.status = 'cancelled')"
                        + " GROUP BY CAST(date_trunc('month', o.ordered_at) AS date)"
                        + " ORDER BY CAST(date_trunc('month', o.ordered_at) AS date)");
    }

    /** When they were sold, and not when they came up. */
    @Test
    void shouldTakeAPeriodToBeAboutWhatIsComputed() {
        LanguageEngine sales = new SchemaBuilder()
                .table("products", "id int pk", "name text!", "launched_on date")
                .table("sales", "id int pk", "product_id int! -> products", "sold_on date!", "revenue numeric!")
                .engine();

        after(sales, "top 5 products by revenue")
                .then("and in 2023?")
                .follows("SELECT p.name, sum(s.revenue) AS total_revenue FROM public.products AS p"
                        + " JOIN public.sales AS s ON p.id = s.product_id"
                        + " WHERE (s.sold_on >= DATE '2023-01-01' AND s.sold_on < DATE '2024-01-01')"
                        + " GROUP BY p.id, p.name ORDER BY sum(s.revenue) DESC NULLS LAST, p.id LIMIT 5");
    }

    /** It was taken for another date, before it was known which one was asked about. */
    @Test
    void shouldNotTellOfADateThatAPeriodIsNotAbout() {
        LanguageEngine customers = new SchemaBuilder()
                .table("customers", "id int pk", "name text!", "born_on date", "signed_up_on date!")
                .engine();

        after(customers, "customers born in 1990")
                .then("and in 1991?")
                .follows("SELECT c.name, c.born_on, c.signed_up_on FROM public.customers AS c"
                        + " WHERE (c.born_on >= DATE '1991-01-01' AND c.born_on < DATE '1992-01-01') ORDER BY c.id")
                .assumesNothingOf("signed_up_on");
        after(customers, "customers born in 1990")
                .then("only those who signed up in 2023")
                .follows("SELECT c.name, c.born_on, c.signed_up_on FROM public.customers AS c"
                        + " WHERE (c.born_on >= DATE '1990-01-01' AND c.born_on < DATE '1991-01-01'"
                        + " AND c.signed_up_on >= DATE '2023-01-01' AND c.signed_up_on < DATE '2024-01-01')"
                        + " ORDER BY c.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include women",
                "or women",
                "remove all customers",
                "show their zorbs",
                "and the weather?",
                "delete them",
                "the median instead",
                "sorted by zorb",
                "hello"
            })
    void shouldSayNothingRatherThanLeaveOutWhatWasSaid(String question) {
        after(SHOP, "customers from Berlin").then(question).isRefused();
    }

    @Test
    void shouldKnowWhatAnEarlierQueryReadsThatIsNotThereAnyMore() {
        Earlier earlier = new Earlier(
                "orders of customers from Berlin",
                SHOP.interpret(new Question("orders of customers from Berlin", Asking.TODAY))
                        .ranked()
                        .getFirst()
                        .query());

        assertThat(earlier.query()).isInstanceOf(Select.class);
        assertThat(earlier.missing(Schemas.SHOP.schema())).isEmpty();
        assertThat(earlier.missing(new SchemaBuilder()
                        .table("customers", "id int pk", "name text!")
                        .table("orders", "id int pk", "customer_id int! -> customers", "status text", "total numeric!")
                        .schema()))
                .containsExactlyInAnyOrder("orders.ordered_at", "customers.city");
        assertThat(earlier.missing(new SchemaBuilder()
                        .table("customers", "id int pk", "city text")
                        .schema()))
                .contains("orders");
    }
}
