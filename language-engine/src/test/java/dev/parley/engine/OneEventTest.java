package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** One event has one date: what is grouped by time and the period it lies in are about the same. */
class OneEventTest {

    private static final LanguageEngine GARAGE = new SchemaBuilder()
            .table("part", "id int pk", "name text!", "introduced_on date!")
            .table("repair", "id int pk", "title text!", "repaired_on date!", "invoiced_on date")
            .table(
                    "repair_line",
                    "repair_id int! pk -> repair",
                    "line int! pk",
                    "part_id int! -> part",
                    "revenue numeric!")
            .engine();

    @Test
    void shouldTakeTheDateOfTheGroupsForThePeriod() {
        String byMonth = "SELECT CAST(date_trunc('month', r.repaired_on) AS date) AS month, sum(rl.revenue) AS"
                + " total_revenue FROM public.repair_line AS rl JOIN public.repair AS r ON rl.repair_id = r.id WHERE"
                + " (r.repaired_on >= DATE '2024-01-01' AND r.repaired_on < DATE '2025-01-01') GROUP BY"
                + " CAST(date_trunc('month', r.repaired_on) AS date) ORDER BY CAST(date_trunc('month', r.repaired_on)"
                + " AS date)";
        Asking.asks(GARAGE, "revenue per month last year").gives(byMonth);
        Asking.asks(GARAGE, "revenue in 2024 per month").gives(byMonth);
    }

    @Test
    void shouldAddUpAPeriod() {
        Asking.asks(GARAGE, "revenue last year")
                .gives(
                        "SELECT sum(rl.revenue) AS total_revenue FROM public.repair_line AS rl JOIN public.repair AS r ON"
                                + " rl.repair_id = r.id WHERE (r.repaired_on >= DATE '2024-01-01' AND r.repaired_on < DATE"
                                + " '2025-01-01')");
    }

    @Test
    void shouldGroupByTheDateThatIsSpokenOf() {
        Asking.asks(GARAGE, "how many repairs were invoiced in 2024 per month")
                .gives("SELECT CAST(date_trunc('month', r.invoiced_on) AS date) AS month, count(*) AS repair_count FROM"
                        + " public.repair AS r WHERE (r.invoiced_on >= DATE '2024-01-01' AND r.invoiced_on < DATE"
                        + " '2025-01-01') GROUP BY CAST(date_trunc('month', r.invoiced_on) AS date) ORDER BY"
                        + " CAST(date_trunc('month', r.invoiced_on) AS date)");
    }
}
