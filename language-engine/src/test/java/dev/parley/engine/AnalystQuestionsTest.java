package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Shares, amounts, units and times as people who look at a business ask for them. */
class AnalystQuestionsTest {

    private static final LanguageEngine SHOP = Schemas.SHOP.engine();
    private static final LanguageEngine DEPOT = new SchemaBuilder()
            .table("depot", "id int pk", "name text! = Rhine Hub | Alpine Hub")
            .table(
                    "worker",
                    "id int pk",
                    "first_name text! = Ann",
                    "last_name text! = Lee",
                    "depot_id int -> depot",
                    "boss_id int -> worker")
            .table("parcel", "id int pk", "label text!", "weight_grams int", "price numeric", "depot_id int -> depot")
            .table("sticker", "id int pk", "name text! = fragile | heavy")
            .table("parcel_sticker", "parcel_id int! -> parcel", "sticker_id int! -> sticker")
            .table(
                    "transfer",
                    "id int pk",
                    "worker_id int -> worker",
                    "channel enum(phone|web)!",
                    "amount numeric!",
                    "fee numeric!",
                    "requested_on date!",
                    "refunded_on date")
            .table("caller", "id int pk", "phone text", "worker_id int -> worker")
            .table("review", "id int pk", "parcel_id int! -> parcel", "rating int!")
            .table("address", "id int pk", "worker_id int -> worker", "kind enum(home|work)!", "city text")
            .engine();

    @Test
    void shouldTellTheShareForWhichTheRestHolds() {
        String cancelled = "(CAST((100 * count(*) FILTER (WHERE o.status = 'cancelled')) AS numeric) /"
                + " nullif(count(*), 0)) AS percentage FROM public.orders AS o";
        asks(SHOP, "what percentage of orders were cancelled").gives("SELECT " + cancelled);
        asks(SHOP, "percentage of cancelled orders").gives("SELECT " + cancelled);
        asks(SHOP, "what percentage of orders in 2024 were cancelled")
                .gives("SELECT " + cancelled
                        + " WHERE (o.ordered_at >= DATE '2024-01-01' AND o.ordered_at < DATE '2025-01-01')");
        asks(SHOP, "what share of orders of customers from Lyon were cancelled")
                .gives("SELECT " + cancelled
                        + " JOIN public.customers AS c ON o.customer_id = c.id WHERE c.city = 'Lyon'");
    }

    @Test
    void shouldCountRowsWithoutAPartnerAmongAll() {
        asks(SHOP, "what percentage of customers have never ordered")
                .gives("SELECT (CAST((100 * count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM public.orders AS o WHERE"
                        + " o.customer_id = c.id))) AS numeric) / nullif(count(*), 0)) AS percentage"
                        + " FROM public.customers AS c");
    }

    @Test
    void shouldRefuseAShareOfNobodyKnowsWhat() {
        asks(SHOP, "percentage of cancelled orders of customers from Lyon").isNotAnswered();
        asks(SHOP, "percentage of orders").isNotAnswered();
    }

    @Test
    void shouldCountRowsInTime() {
        asks(SHOP, "cancelled orders by month")
                .gives("SELECT CAST(date_trunc('month', o.ordered_at) AS date) AS month, count(*) AS order_count FROM"
                        + " public.orders AS o WHERE o.status = 'cancelled' GROUP BY CAST(date_trunc('month',"
                        + " o.ordered_at) AS date) ORDER BY CAST(date_trunc('month', o.ordered_at) AS date)")
                .assuming("asks how many there are");
        asks(SHOP, "how many new customers in 2024")
                .gives("SELECT count(*) AS customer_count FROM public.customers AS c WHERE"
                        + " (c.signed_up_on >= DATE '2024-01-01' AND c.signed_up_on < DATE '2025-01-01')");
    }

    @Test
    void shouldCompareMoneyWithWhatRowsComeToOrCost() {
        asks(SHOP, "orders over 1000 euros")
                .gives("SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE o.total > 1000"
                        + " ORDER BY o.id")
                .assuming("compared with orders.total");
        asks(SHOP, "products between 10 and 20 euros")
                .gives("SELECT p.name, p.category, p.price, p.stock FROM public.products AS p WHERE"
                        + " p.price BETWEEN 10 AND 20 ORDER BY p.id");
        asks(SHOP, "how many products cost more than 100 euros")
                .gives("SELECT count(*) AS product_count FROM public.products AS p WHERE p.price > 100");
        asks(SHOP, "the most expensive order")
                .gives("SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o"
                        + " ORDER BY o.total DESC, o.id LIMIT 1");
    }

    @Test
    void shouldFindOneRowByItsNumber() {
        asks(SHOP, "customer 42")
                .gives("SELECT c.name, c.email, c.city, c.country, c.gender, c.born_on FROM public.customers AS c"
                        + " WHERE c.id = 42 ORDER BY c.id");
    }

    @Test
    void shouldMeasureInTheUnitOfTheColumn() {
        asks(DEPOT, "parcels heavier than 2.5 kg")
                .gives("SELECT p.label, p.weight_grams, p.price FROM public.parcel AS p WHERE p.weight_grams > 2500"
                        + " ORDER BY p.id");
        asks(DEPOT, "parcels heavier than 300 grams")
                .gives("SELECT p.label, p.weight_grams, p.price FROM public.parcel AS p WHERE p.weight_grams > 300"
                        + " ORDER BY p.id");
    }

    @Test
    void shouldTakeWhatPeopleDoForNoValue() {
        asks(DEPOT, "workers working in the Rhine Hub")
                .gives("SELECT w.first_name, w.last_name FROM public.worker AS w JOIN public.depot AS d ON"
                        + " w.depot_id = d.id WHERE d.name = 'Rhine Hub' ORDER BY w.id");
    }

    @Test
    void shouldTakeWhatWasDoneToRowsForNoTable() {
        asks(DEPOT, "parcels stickered fragile")
                .gives("SELECT p.label, p.weight_grams, p.price FROM public.parcel AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.parcel_sticker AS ps JOIN public.sticker AS s ON ps.sticker_id = s.id WHERE"
                        + " (ps.parcel_id = p.id AND s.name = 'fragile')) ORDER BY p.id");
    }

    @Test
    void shouldAskWhichHalfOfTheirOwnNameIsMeant() {
        asks(DEPOT, "workers whose name starts with L")
                .gives("SELECT w.first_name, w.last_name FROM public.worker AS w WHERE lower(w.first_name) LIKE 'l%'"
                        + " ORDER BY w.id")
                .orAsLikely("SELECT w.first_name, w.last_name FROM public.worker AS w WHERE"
                        + " lower(w.last_name) LIKE 'l%' ORDER BY w.id");
    }

    @Test
    void shouldKnowThatMoneyIsWhatThereIsToAddUp() {
        asks(DEPOT, "what is the total amount of transfer money")
                .gives("SELECT sum(t.amount) AS total_amount FROM public.transfer AS t");
        asks(DEPOT, "what is the total amount of transfer frobnication").isNotAnswered();
    }

    @Test
    void shouldTellTheShareOfEachGroup() {
        asks(SHOP, "share of orders per status")
                .gives("SELECT o.status, (CAST((100 * count(*)) AS numeric) / nullif((SELECT count(*) FROM"
                        + " public.orders AS o), 0)) AS percentage FROM public.orders AS o GROUP BY o.status"
                        + " ORDER BY o.status");
    }

    @Test
    void shouldAddUpWhatWasDoneAtADate() {
        asks(DEPOT, "how much was refunded in 2024")
                .gives("SELECT sum(t.amount) AS total_amount FROM public.transfer AS t WHERE (t.refunded_on IS NOT NULL"
                        + " AND t.refunded_on >= DATE '2024-01-01' AND t.refunded_on < DATE '2025-01-01')");
    }

    @Test
    void shouldTakeAValueOfTheRowsThoughOthersHaveAColumnCalledSo() {
        String byPhone = "SELECT count(*) AS transfer_count FROM public.transfer AS t WHERE t.channel = 'phone'";
        asks(DEPOT, "how many transfers by phone").gives(byPhone);
        asks(DEPOT, "how many phone transfers").gives(byPhone);
    }

    @Test
    void shouldTakeSomeForMoreThanNothing() {
        asks(DEPOT, "how many transfers with a fee")
                .gives("SELECT count(*) AS transfer_count FROM public.transfer AS t WHERE t.fee > 0");
    }

    @Test
    void shouldRankByRatingsAndSales() {
        asks(DEPOT, "the worst rated parcel")
                .gives("SELECT p.label FROM public.parcel AS p JOIN public.review AS r ON p.id = r.parcel_id"
                        + " GROUP BY p.id, p.label ORDER BY avg(r.rating), p.id LIMIT 1");
        asks(DEPOT, "top 5 parcels by rating")
                .gives("SELECT p.label, avg(r.rating) AS average_rating FROM public.parcel AS p JOIN public.review AS r"
                        + " ON p.id = r.parcel_id GROUP BY p.id, p.label ORDER BY avg(r.rating) DESC NULLS LAST, p.id"
                        + " LIMIT 5");
        asks(SHOP, "best selling product")
                .gives("SELECT p.name FROM public.products AS p JOIN public.order_items AS oi ON p.id = oi.product_id"
                        + " GROUP BY p.id, p.name ORDER BY sum((oi.quantity * oi.unit_price)) DESC NULLS LAST, p.id"
                        + " LIMIT 1");
    }

    @Test
    void shouldNotCompareDaysWithMoney() {
        asks(SHOP, "orders that took more than 10 days").isNotAnswered();
    }
}
