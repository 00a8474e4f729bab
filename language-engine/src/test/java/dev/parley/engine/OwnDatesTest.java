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

    private static final LanguageEngine SENDING = new SchemaBuilder()
            .table("parcel", "id int pk", "code text!", "status text = Posted | Shipped", "date_parcel_packed date!")
            .table("shipment", "id int pk", "parcel_id int! -> parcel", "shipment_date date!")
            .table("return_slip", "id int pk", "parcel_id int! -> parcel", "slip_date date!")
            .engine();

    @Test
    void shouldTakeDatesOfRowsForWhenTheyCameAbout() {
        Asking.asks(SENDING, "what are the dates of parcels with status Posted?")
                .gives("SELECT p.date_parcel_packed FROM public.parcel AS p WHERE p.status = 'Posted' ORDER BY p.id");
        Asking.asks(SENDING, "the dates of shipments")
                .gives("SELECT s.shipment_date FROM public.shipment AS s ORDER BY s.id");
    }

    @Test
    void shouldTakeTheDateOfWhatWasDone() {
        Asking.asks(SENDING, "codes of parcels shipped after 2024-05-01")
                .gives("SELECT p.code FROM public.parcel AS p WHERE EXISTS (SELECT 1 FROM public.shipment AS s WHERE"
                        + " (s.parcel_id = p.id AND s.shipment_date >= DATE '2024-05-02')) ORDER BY p.id");
        Asking.asks(SENDING, "how many parcels were shipped in 2024?")
                .gives("SELECT count(*) AS parcel_count FROM public.parcel AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.shipment AS s WHERE (s.parcel_id = p.id AND s.shipment_date >= DATE '2024-01-01'"
                        + " AND s.shipment_date < DATE '2025-01-01'))");
        Asking.asks(SENDING, "codes of parcels that are shipped")
                .gives("SELECT p.code FROM public.parcel AS p WHERE p.status = 'Shipped' ORDER BY p.id");
    }

    @Test
    void shouldTakeTheYearOfWhatIsComputed() {
        LanguageEngine schools = new SchemaBuilder()
                .table("campus", "id int pk", "name text!", "year int")
                .table("fees", "campus_id int! -> campus", "year int", "fee numeric")
                .engine();
        String average = "SELECT avg(f.fee) AS average_fee FROM public.fees AS f"
                + " JOIN public.campus AS c ON f.campus_id = c.id WHERE f.year = 1996";
        Asking.asks(schools, "the average fee on a campus in 1996").gives(average);
        Asking.asks(schools, "the average fee on a campus in the year of 1996").gives(average);
    }
}
