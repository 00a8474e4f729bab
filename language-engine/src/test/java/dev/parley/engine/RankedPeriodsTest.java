package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** The month or the year in which there was most of something. */
class RankedPeriodsTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table("skipper", "id int pk", "name text! = Ann Lee", "joined_on date!")
            .table(
                    "charter",
                    "id int pk",
                    "skipper_id int! -> skipper",
                    "chartered_on date!",
                    "kind enum(day|week)!",
                    "revenue numeric!")
            .table("harvest", "id int pk", "name text!", "year int!", "tons int")
            .engine();

    private static final String MONTH = "CAST(date_trunc('month', c.chartered_on) AS date)";
    private static final String YEAR = "CAST(extract(year FROM c.chartered_on) AS integer)";

    @Test
    void shouldRankPeriodsByTheNumberOfRows() {
        asks("which month had the most charters")
                .gives("SELECT " + MONTH + " AS month, count(*) AS charter_count FROM public.charter AS c GROUP BY "
                        + MONTH + " ORDER BY count(*) DESC NULLS LAST, " + MONTH + " LIMIT 1");
        asks("in which month were the fewest week charters made")
                .gives("SELECT " + MONTH
                        + " AS month, count(*) AS charter_count FROM public.charter AS c WHERE c.kind ="
                        + " 'week' GROUP BY " + MONTH + " ORDER BY count(*), " + MONTH + " LIMIT 1");
    }

    @Test
    void shouldRankPeriodsByWhatTheirRowsComeTo() {
        asks("which year had the highest revenue")
                .gives("SELECT " + YEAR + " AS year, sum(c.revenue) AS total_revenue FROM public.charter AS c GROUP BY "
                        + YEAR + " ORDER BY sum(c.revenue) DESC NULLS LAST, " + YEAR + " LIMIT 1");
        asks("the month with the lowest average revenue")
                .gives("SELECT " + MONTH + " AS month, avg(c.revenue) AS average_revenue FROM public.charter AS c"
                        + " GROUP BY " + MONTH + " ORDER BY avg(c.revenue), " + MONTH + " LIMIT 1");
    }

    @Test
    void shouldGoByTheYearThatRowsHold() {
        asks("which year had the most harvests")
                .gives("SELECT h.year FROM public.harvest AS h GROUP BY h.year ORDER BY count(*) DESC, h.year LIMIT 1");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
