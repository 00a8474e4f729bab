package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Two periods, or two values of a column, put side by side. */
class VersusTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table("skipper", "id int pk", "name text! = Ann Lee | Bob Ray", "joined_on date!")
            .table(
                    "charter",
                    "id int pk",
                    "skipper_id int! -> skipper",
                    "chartered_on date!",
                    "kind enum(day|week)!",
                    "revenue numeric!")
            .engine();

    private static final String YEAR = "CAST(extract(year FROM c.chartered_on) AS integer)";
    private static final String OF_2023 =
            "(c.chartered_on >= DATE '2023-01-01' AND c.chartered_on < DATE '2024-01-01')";
    private static final String OF_2024 =
            "(c.chartered_on >= DATE '2024-01-01' AND c.chartered_on < DATE '2025-01-01')";
    private static final String OF_2025 =
            "(c.chartered_on >= DATE '2025-01-01' AND c.chartered_on < DATE '2026-01-01')";

    @Test
    void shouldShowTwoPeriodsSideBySide() {
        asks("how many charters this year vs last year")
                .gives("SELECT " + YEAR + " AS year, count(*) AS charter_count FROM public.charter AS c WHERE ("
                        + OF_2025 + " OR " + OF_2024 + ") GROUP BY " + YEAR + " ORDER BY " + YEAR);
        String revenue = "SELECT " + YEAR + " AS year, sum(c.revenue) AS total_revenue FROM public.charter AS c WHERE ("
                + OF_2023 + " OR " + OF_2024 + ") GROUP BY " + YEAR + " ORDER BY " + YEAR;
        asks("compare revenue 2023 and 2024").gives(revenue);
        asks("compare the revenue of 2023 to 2024").gives(revenue);
        asks("revenue in 2023 compared to 2024").gives(revenue);
    }

    @Test
    void shouldShowTwoValuesSideBySide() {
        asks("compare day and week charters")
                .gives(
                        "SELECT c.kind, count(*) AS charter_count FROM public.charter AS c WHERE c.kind IN ('day', 'week')"
                                + " GROUP BY c.kind ORDER BY c.kind");
        asks("average revenue of Ann Lee versus Bob Ray")
                .gives(
                        "SELECT s.name, avg(c.revenue) AS average_revenue FROM public.charter AS c JOIN public.skipper AS s"
                                + " ON c.skipper_id = s.id WHERE s.name IN ('Ann Lee', 'Bob Ray') GROUP BY s.id, s.name"
                                + " ORDER BY s.name, s.id");
    }

    @Test
    void shouldRefuseToCompareWhatIsNotAlike() {
        asks("compare the revenue of skippers").isRefusedFor("compare the");
        asks("revenue in 2024 vs Ann Lee").isRefusedFor("vs");
    }

    @Test
    void shouldTakeRowsOfTwoPeriodsForThoseOfEither() {
        asks("how many charters in 2023 and 2024")
                .gives("SELECT count(*) AS charter_count FROM public.charter AS c WHERE (" + OF_2023 + " OR " + OF_2024
                        + ")");
        asks("skippers with charters in 2023 and 2024").isRefusedFor("2024");
        asks("skippers with charters in both 2023 and 2024")
                .gives("SELECT s.name, s.joined_on FROM public.skipper AS s WHERE (EXISTS (SELECT 1 FROM public.charter"
                        + " AS c2 WHERE (c2.skipper_id = s.id AND c2.chartered_on >= DATE '2023-01-01' AND"
                        + " c2.chartered_on < DATE '2024-01-01')) AND EXISTS (SELECT 1 FROM public.charter AS c3 WHERE"
                        + " (c3.skipper_id = s.id AND c3.chartered_on >= DATE '2024-01-01' AND c3.chartered_on < DATE"
                        + " '2025-01-01'))) ORDER BY s.id");
    }

    @Test
    void shouldTakeWhatSomebodyOrderedForNoSortOrder() {
        Asking.asks(Schemas.SHOP.engine(), "how many customers ordered in 2024")
                .gives("SELECT count(*) AS customer_count FROM public.customers AS c WHERE EXISTS (SELECT 1 FROM"
                        + " public.orders AS o WHERE (o.customer_id = c.id AND o.ordered_at >= DATE '2024-01-01' AND"
                        + " o.ordered_at < DATE '2025-01-01'))");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
