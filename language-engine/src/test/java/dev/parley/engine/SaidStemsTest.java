package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Of two keys, and of two dates, a verb of the question says which is meant. */
class SaidStemsTest {

    private static final LanguageEngine OFFICE = new SchemaBuilder()
            .table("clerk", "id int pk", "name text!")
            .table("topic", "id int pk", "title text!")
            .table(
                    "claim",
                    "id int pk",
                    "topic_id int! -> topic",
                    "filed_by_clerk_id int! -> clerk",
                    "approved_by_clerk_id int! -> clerk",
                    "date_claim_filed date!",
                    "date_claim_closed date")
            .engine();

    @Test
    void shouldTakeTheKeyThatAVerbSays() {
        asks("names of clerks who approved a claim")
                .gives("SELECT c.name FROM public.clerk AS c WHERE EXISTS (SELECT 1 FROM public.claim AS c2 WHERE"
                        + " c2.approved_by_clerk_id = c.id) ORDER BY c.id");
        asks("names of clerks who filed a claim")
                .gives("SELECT c.name FROM public.clerk AS c WHERE EXISTS (SELECT 1 FROM public.claim AS c2 WHERE"
                        + " c2.filed_by_clerk_id = c.id) ORDER BY c.id");
    }

    @Test
    void shouldTakeTheDateThatAVerbSays() {
        asks("how many claims were closed after 2020-05-01")
                .gives("SELECT count(*) AS claim_count FROM public.claim AS c WHERE c.date_claim_closed >= DATE"
                        + " '2020-05-02'");
        asks("how many claims filed after 2020-05-01 are there")
                .gives("SELECT count(*) AS claim_count FROM public.claim AS c WHERE c.date_claim_filed >= DATE"
                        + " '2020-05-02'");
    }

    private static Asking asks(String question) {
        return Asking.asks(OFFICE, question);
    }
}
