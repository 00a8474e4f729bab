package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Of several dates, the one that says when rows came about is meant where nothing is said of the others. */
class OwnDatesTest {

    private static final LanguageEngine PRESS = new SchemaBuilder()
            .table(
                    "print",
                    "id int pk",
                    "title text!",
                    "printed_at timestamp!",
                    "bound_at timestamp",
                    "collected_at timestamp")
            .table("proof", "id int pk", "title text!", "corrected_on date", "received_on date!", "returned_on date")
            .table("leaflet", "id int pk", "title text!", "folded_on date", "posted_on date")
            .engine();

    @Test
    void shouldTakeTheDateCalledAfterItsRows() {
        Asking.asks(PRESS, "how many prints in 2024")
                .gives("SELECT count(*) AS print_count FROM public.print AS p WHERE (p.printed_at >= DATE '2024-01-01'"
                        + " AND p.printed_at < DATE '2025-01-01')")
                .assuming("taken to be about print.printed_at")
                .alone();
    }

    @Test
    void shouldTakeTheOneDateThatAllRowsHave() {
        Asking.asks(PRESS, "how many proofs in 2024")
                .gives("SELECT count(*) AS proof_count FROM public.proof AS p WHERE (p.received_on >= DATE '2024-01-01'"
                        + " AND p.received_on < DATE '2025-01-01')")
                .assuming("taken to be about proof.received_on")
                .alone();
    }

    @Test
    void shouldTakeAnotherDateThatIsSpokenOf() {
        Asking.asks(PRESS, "how many prints were collected in 2024")
                .gives("SELECT count(*) AS print_count FROM public.print AS p WHERE (p.collected_at >= DATE"
                        + " '2024-01-01' AND p.collected_at < DATE '2025-01-01')");
    }

    @Test
    void shouldOfferAllDatesWhereNoneIsTheirOwn() {
        Asking.asks(PRESS, "how many leaflets in 2024")
                .gives("SELECT count(*) AS leaflet_count FROM public.leaflet AS l WHERE (l.folded_on >= DATE"
                        + " '2024-01-01' AND l.folded_on < DATE '2025-01-01')")
                .orAsLikely("SELECT count(*) AS leaflet_count FROM public.leaflet AS l WHERE (l.posted_on >= DATE"
                        + " '2024-01-01' AND l.posted_on < DATE '2025-01-01')");
    }
}
