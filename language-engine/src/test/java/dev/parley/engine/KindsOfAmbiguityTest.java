package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What questions about orders leave open: it is asked, or the answer says what was taken. */
class KindsOfAmbiguityTest {

    private static final LanguageEngine SHOP = new SchemaBuilder()
            .table("customer", "id int pk", "name text!", "city text!")
            .table(
                    "product",
                    "id int pk",
                    "name text!",
                    "price_eur numeric",
                    "price_usd numeric",
                    "weight_kg numeric",
                    "rating int")
            .table("box", "id int pk", "name text!", "strength numeric", "stock int")
            .table(
                    "purchase",
                    "id int pk",
                    "customer_id int! -> customer",
                    "product_id int! -> product",
                    "amount numeric!",
                    "ordered_on date!")
            .table("gift", "id int pk", "name text!", "price numeric", "category text = Toys|Books")
            .table("parcel", "id int pk", "code text!", "packed_on date!", "delivered_on date!")
            .engine();

    @Test
    void shouldAskInWhichUnit() {
        asks("average price of products")
                .gives("SELECT avg(p.price_eur) AS average_price_eur FROM public.product AS p")
                .orAsLikely("SELECT avg(p.price_usd) AS average_price_usd FROM public.product AS p");
    }

    @Test
    void shouldAskByWhichOfTwoDates() {
        asks("how many parcels in 2024?")
                .gives("SELECT count(*) AS parcel_count FROM public.parcel AS p WHERE (p.packed_on >= DATE '2024-01-01'"
                        + " AND p.packed_on < DATE '2025-01-01')")
                .orAsLikely(
                        "SELECT count(*) AS parcel_count FROM public.parcel AS p WHERE (p.delivered_on >= DATE '2024-01-01'"
                                + " AND p.delivered_on < DATE '2025-01-01')");
    }

    @Test
    void shouldSayThatAMonthIsTheCalendars() {
        asks("purchases in the last month")
                .unambiguously()
                .assuming("taken as the calendar's, from 2025-02-01 up to but not including 2025-03-01");
    }

    @Test
    void shouldSayWhichDaysAreCountedFromToday() {
        asks("purchases in the past month")
                .unambiguously()
                .assuming("taken as the days from 2025-02-14 up to but not including 2025-03-15");
        asks("purchases yesterday").unambiguously().assuming("taken as 2025-03-13, by the clock of where Parley runs");
        asks("purchases in the last 7 days").assuming("taken as the days from 2025-03-07 up to");
        asks("purchases this year").assuming("taken as the calendar's, from 2025-01-01");
    }

    @Test
    void shouldSayWhatAnAverageIsTakenOver() {
        asks("average amount per customer")
                .unambiguously()
                .assuming("taken over the single rows of each customer, not over what they come to");
    }

    @Test
    void shouldAskByWhichFigureSomethingIsLargest() {
        asks("which box is the largest?")
                .gives("SELECT b.name FROM public.box AS b ORDER BY b.strength DESC NULLS LAST, b.id LIMIT 1")
                .orAsLikely("SELECT b.name FROM public.box AS b ORDER BY b.stock DESC NULLS LAST, b.id LIMIT 1");
    }

    @Test
    void shouldSayByWhatSomethingIsBest() {
        asks("which product is the best?").unambiguously().assuming("taken as product.rating, by what it measures");
    }

    @Test
    void shouldSayThatRowsAreCounted() {
        asks("customers per city").unambiguously().assuming("asks how many there are");
    }

    @Test
    void shouldTakeTheLatestForTheRecentOnes() {
        asks("recent purchases")
                .gives("SELECT p.id, p.amount, p.ordered_on FROM public.purchase AS p ORDER BY p.ordered_on DESC, p.id"
                        + " LIMIT 10")
                .unambiguously()
                .assuming("taken as the 10 with the latest ordered on, as the question does not say how many");
        asks("codes of recent parcels")
                .gives("SELECT p.code FROM public.parcel AS p ORDER BY p.packed_on DESC, p.id LIMIT 10")
                .orAsLikely("SELECT p.code FROM public.parcel AS p ORDER BY p.delivered_on DESC, p.id LIMIT 10");
    }

    @Test
    void shouldAskByWhichFigureRowsAreLargeOrCheap() {
        asks("names of big boxes")
                .gives("SELECT b.name FROM public.box AS b ORDER BY b.strength DESC NULLS LAST, b.id LIMIT 10")
                .orAsLikely("SELECT b.name FROM public.box AS b ORDER BY b.stock DESC NULLS LAST, b.id LIMIT 10");
        asks("names of cheap products")
                .gives("SELECT p.name FROM public.product AS p ORDER BY p.price_eur, p.id LIMIT 10")
                .orAsLikely("SELECT p.name FROM public.product AS p ORDER BY p.price_usd, p.id LIMIT 10");
        asks("how many large purchases are there?").isNotAnswered();
    }

    @Test
    void shouldPassOverNoDegreeBeforeAValue() {
        asks("names of cheap Toys gifts")
                .gives("SELECT g.name FROM public.gift AS g WHERE g.category = 'Toys' ORDER BY g.price, g.id LIMIT 10")
                .unambiguously();
    }

    @Test
    void shouldAskWhatMakesRowsTheBestOrThePopularOnes() {
        String byNumber = "SELECT c.name FROM public.customer AS c JOIN public.purchase AS p ON c.id = p.customer_id"
                + " GROUP BY c.id, c.name ORDER BY count(*) DESC, c.id LIMIT ";
        String byTotal = "SELECT c.name FROM public.customer AS c JOIN public.purchase AS p ON c.id = p.customer_id"
                + " GROUP BY c.id, c.name ORDER BY sum(p.amount) DESC NULLS LAST, c.id LIMIT ";
        for (String question : new String[] {"best customers", "top customers", "popular customers"}) {
            asks(question).gives(byNumber + 10).orAsLikely(byTotal + 10);
        }
        asks("top 3 customers").gives(byNumber + 3).orAsLikely(byTotal + 3);
        asks("who is the best customer?").gives(byNumber + 1).orAsLikely(byTotal + 1);
    }

    @Test
    void shouldCompareNoAmountWithAYear() {
        asks("purchases ordered in 2023")
                .gives("SELECT p.id, p.amount, p.ordered_on FROM public.purchase AS p WHERE (p.ordered_on >="
                        + " DATE '2023-01-01' AND p.ordered_on < DATE '2024-01-01') ORDER BY p.id");
        asks("purchases over 2023").assuming("compared with purchase.amount");
    }

    @Test
    void shouldSayThatEqualsMayBeCutOff() {
        asks("gifts with the highest price")
                .unambiguously()
                .assuming("one row is shown, though others may be its equals");
        asks("the gift with the highest price").plainly();
        asks("the 3 gifts with the highest price").plainly();
    }

    private static Asking asks(String question) {
        return Asking.asks(SHOP, question);
    }
}
