package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What ranks first "on average" does so by the average of what it has many of. */
class RankedOnAverageTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();

    @Test
    void shouldRankByTheAverage() {
        String longest =
                "SELECT b.language FROM public.book AS b GROUP BY b.language ORDER BY avg(b.pages)%s, b.language"
                        + " LIMIT 1";
        asks(LIBRARY, "which language has the most pages on average?").gives(longest.formatted(" DESC NULLS LAST"));
        asks(LIBRARY, "which language has the fewest pages on average?").gives(longest.formatted(""));
        asks(LIBRARY, "which language costs the most on average?")
                .gives(
                        "SELECT b.language FROM public.book AS b GROUP BY b.language ORDER BY avg(b.price) DESC NULLS LAST,"
                                + " b.language LIMIT 1");
        asks(CLINIC, "which doctor has the highest fee on average?")
                .gives("SELECT d.full_name FROM public.doctors AS d JOIN public.appointments AS a ON d.id = a.doctor_id"
                        + " GROUP BY d.id, d.full_name ORDER BY avg(a.fee) DESC NULLS LAST, d.id LIMIT 1");
    }

    @Test
    void shouldRankByTheColumnOrTheNumberWithoutIt() {
        asks(LIBRARY, "which book has the most pages?")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 1");
        asks(LIBRARY, "which member has the most loans on average?").isNotAnswered();
    }

    @Test
    void shouldRefuseAVerbThatIsAColumnItself() {
        LanguageEngine yard = new SchemaBuilder()
                .table("worker", "id int pk", "name text!", "salary numeric")
                .table("shift", "id int pk", "worker_id int! -> worker", "pay numeric")
                .engine();
        asks(yard, "which worker earns the highest pay on average?").isNotAnswered();
        asks(yard, "which worker has the highest pay on average?")
                .gives(
                        "SELECT w.name FROM public.worker AS w JOIN public.shift AS s ON w.id = s.worker_id GROUP BY w.id,"
                                + " w.name ORDER BY avg(s.pay) DESC NULLS LAST, w.id LIMIT 1");
    }
}
