package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** A question that is refused names the word that is strange, and not "how much" or "what share of". */
class BlameTest {

    private static final LanguageEngine HALLS = new SchemaBuilder()
            .table("hall", "id int pk", "name text! = Rex | Lux", "seats int")
            .table(
                    "job",
                    "id int pk",
                    "hall_id int! -> hall",
                    "fee numeric",
                    "ordered_on date!",
                    "shipped_on date",
                    "state text = open | over")
            .engine();

    @Test
    void shouldNameTheVerb() {
        asks("what share of jobs were called off").isRefusedFor("called");
        asks("how much money did each hall take at the door").isRefusedFor("door");
    }

    @Test
    void shouldNameWhatIsStrangeFirst() {
        asks("how many glorbs did each hall take").isRefusedFor("glorbs");
    }

    @Test
    void shouldKnowWhomSeatsAreFor() {
        asks("which halls hold more than 200 people")
                .gives("SELECT h.name FROM public.hall AS h WHERE h.seats > 200 ORDER BY h.id");
    }

    @Test
    void shouldReadOneUnitOfTime() {
        asks("how many jobs took more than a week to ship")
                .gives("SELECT count(*) AS job_count FROM public.job AS j WHERE (j.shipped_on - j.ordered_on) > 7");
    }

    private static Asking asks(String question) {
        return Asking.asks(HALLS, question);
    }
}
