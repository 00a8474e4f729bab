package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Whose date a period is about where people have one of their own, and what they do has others. */
class DatesOfEventsTest {

    private static final LanguageEngine FLORIST = new SchemaBuilder()
            .table("clients", "id int pk", "name text! = Ann Lee | Bob Day", "town text = Ghent", "joined_on date!")
            .table("flowers", "id int pk", "name text! = Rose | Tulip", "price numeric!")
            .table(
                    "orders",
                    "id int pk",
                    "client_id int! -> clients",
                    "ordered_on date!",
                    "delivered_on date",
                    "total numeric!")
            .table(
                    "order_lines",
                    "id int pk",
                    "order_id int! -> orders",
                    "flower_id int! -> flowers",
                    "quantity int!",
                    "unit_price numeric!")
            .engine();

    private static final String ORDERED = "o.ordered_on >= DATE '2024-01-01' AND o.ordered_on < DATE '2025-01-01'";
    private static final String LINES = " FROM public.order_lines AS ol JOIN public.orders AS o ON ol.order_id = o.id"
            + " JOIN public.clients AS c ON o.client_id = c.id";

    @Test
    void shouldDateWhatIsSummed() {
        asks(FLORIST, "how much did clients spend in 2024?")
                .gives("SELECT sum((ol.quantity * ol.unit_price)) AS revenue" + LINES + " WHERE (" + ORDERED + ")");
        asks(FLORIST, "revenue by client in 2024")
                .gives("SELECT c.name, sum((ol.quantity * ol.unit_price)) AS revenue" + LINES + " WHERE (" + ORDERED
                        + ") GROUP BY c.id, c.name ORDER BY c.name, c.id")
                .unambiguously();
        asks(FLORIST, "how many clients joined in 2024?")
                .gives("SELECT count(*) AS client_count FROM public.clients AS c WHERE"
                        + " (c.joined_on >= DATE '2024-01-01' AND c.joined_on < DATE '2025-01-01')");
    }

    @Test
    void shouldDateWhatRowsAreChosenBy() {
        String rich = "SELECT c.name FROM public.clients AS c JOIN public.orders AS o ON c.id = o.client_id"
                + " JOIN public.order_lines AS ol ON o.id = ol.order_id WHERE (";
        String more = ") GROUP BY c.id, c.name HAVING sum((ol.quantity * ol.unit_price)) > 100 ORDER BY c.name, c.id";
        asks(FLORIST, "clients who spent more than 100 in 2024").gives(rich + ORDERED + more);
        asks(FLORIST, "clients who joined in 2023 and spent more than 100 in 2024")
                .gives(rich + "c.joined_on >= DATE '2023-01-01' AND c.joined_on < DATE '2024-01-01' AND " + ORDERED
                        + more);
        asks(FLORIST, "clients who spent more than 100 and joined in 2024")
                .gives(rich + "c.joined_on >= DATE '2024-01-01' AND c.joined_on < DATE '2025-01-01'" + more);
    }

    @Test
    void shouldDateWhatWasDone() {
        asks(FLORIST, "clients who bought roses in 2024")
                .gives("SELECT c.name, c.town, c.joined_on FROM public.clients AS c WHERE EXISTS (SELECT 1 FROM"
                        + " public.orders AS o JOIN public.order_lines AS ol ON o.id = ol.order_id JOIN public.flowers"
                        + " AS f ON ol.flower_id = f.id WHERE (o.client_id = c.id AND f.name = 'Rose' AND " + ORDERED
                        + ")) ORDER BY c.id")
                .unambiguously();
        asks(FLORIST, "clients from Ghent in 2024")
                .gives("SELECT c.name, c.town, c.joined_on FROM public.clients AS c WHERE (c.town = 'Ghent' AND"
                        + " c.joined_on >= DATE '2024-01-01' AND c.joined_on < DATE '2025-01-01') ORDER BY c.id");
    }

    @Test
    void shouldRankTheBestByWhatTheyDidThen() {
        String best = "SELECT c.name FROM public.clients AS c JOIN public.orders AS o ON c.id = o.client_id WHERE ("
                + ORDERED + ") GROUP BY c.id, c.name ORDER BY ";
        asks(FLORIST, "best client of 2024")
                .gives(best + "count(*) DESC, c.id LIMIT 1")
                .orAsLikely(best + "sum(o.total) DESC NULLS LAST, c.id LIMIT 1");
    }

    @Test
    void shouldNotDateByWhatHasNotHappened() {
        String undelivered = "SELECT o.id, o.ordered_on, o.delivered_on, o.total FROM public.orders AS o WHERE ("
                + ORDERED + " AND o.delivered_on IS NULL) ORDER BY o.id";
        asks(FLORIST, "undelivered orders of 2024").gives(undelivered);
        asks(FLORIST, "orders of 2024 that were not delivered").gives(undelivered);
        asks(FLORIST, "orders that were not delivered in 2024")
                .gives("SELECT o.id, o.ordered_on, o.delivered_on, o.total FROM public.orders AS o WHERE"
                        + " (((o.delivered_on >= DATE '2024-01-01' AND o.delivered_on < DATE '2025-01-01')) IS NOT TRUE)"
                        + " ORDER BY o.id");
    }

    @Test
    void shouldReadAgesInAnyUnit() {
        asks(FLORIST, "undelivered orders older than 10 days")
                .gives("SELECT o.id, o.ordered_on, o.delivered_on, o.total FROM public.orders AS o WHERE"
                        + " (o.delivered_on IS NULL AND o.ordered_on < DATE '2025-03-04') ORDER BY o.id");
        asks(FLORIST, "orders older than 6 months")
                .gives("SELECT o.id, o.ordered_on, o.delivered_on, o.total FROM public.orders AS o WHERE"
                        + " o.ordered_on < DATE '2024-09-14' ORDER BY o.id");
        asks(FLORIST, "orders older than 30").isNotAnswered();
    }

    @Test
    void shouldTakeNoCostForRevenue() {
        LanguageEngine smithy = new SchemaBuilder()
                .table("tools", "id int pk", "name text! = Anvil")
                .table(
                        "purchases",
                        "id int pk",
                        "tool_id int! -> tools",
                        "bought_on date!",
                        "quantity int!",
                        "unit_cost numeric!")
                .table(
                        "sales",
                        "id int pk",
                        "tool_id int! -> tools",
                        "sold_on date!",
                        "quantity int!",
                        "unit_price numeric!")
                .engine();
        asks(smithy, "revenue in 2024")
                .gives("SELECT sum((s.quantity * s.unit_price)) AS revenue FROM public.sales AS s WHERE"
                        + " (s.sold_on >= DATE '2024-01-01' AND s.sold_on < DATE '2025-01-01')")
                .unambiguously();
    }

    @Test
    void shouldRankTheBestByWhatTheirPartsComeTo() {
        LanguageEngine dairy = new SchemaBuilder()
                .table("clients", "id int pk", "name text! = Ann Lee", "joined_on date!")
                .table("addresses", "id int pk", "client_id int! -> clients", "town text")
                .table("orders", "id int pk", "client_id int! -> clients", "ordered_on date!")
                .table("order_lines", "id int pk", "order_id int! -> orders", "quantity int!", "unit_price numeric!")
                .engine();
        asks(dairy, "our best client")
                .gives("SELECT c.name FROM public.clients AS c JOIN public.orders AS o ON c.id = o.client_id"
                        + " GROUP BY c.id, c.name ORDER BY count(*) DESC, c.id LIMIT 1")
                .orAsLikely("SELECT c.name FROM public.clients AS c JOIN public.orders AS o ON c.id = o.client_id"
                        + " JOIN public.order_lines AS ol ON o.id = ol.order_id GROUP BY c.id, c.name"
                        + " ORDER BY sum((ol.quantity * ol.unit_price)) DESC NULLS LAST, c.id LIMIT 1")
                .assuming("the most orders");
    }
}
