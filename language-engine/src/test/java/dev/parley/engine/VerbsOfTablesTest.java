package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Participles that are the verb of what a table holds, and a value of that as well. */
class VerbsOfTablesTest {

    private static final LanguageEngine FAIRS = new SchemaBuilder()
            .table("piece", "id int pk", "name text! = Bowl | Vase")
            .table("fair", "id int pk", "name text! = Spring | Autumn")
            .table(
                    "notification",
                    "id int pk",
                    "piece_id int! -> piece",
                    "fair_id int! -> fair",
                    "result text! = Notified | Won")
            .table("parcel", "id int pk", "goods text!", "piece_id int -> piece")
            .table("shipment", "id int pk", "parcel_id int! -> parcel", "status text! = Shipped | Lost")
            .table("loan", "id int pk", "piece_id int! -> piece", "outcome text! = Returned | Kept")
            .engine();

    private static final String NOTIFIED = "EXISTS (SELECT 1 FROM public.notification AS n WHERE n.piece_id = p.id)";

    @Test
    void shouldTakeTheVerbOfATableForItsRows() {
        asks(FAIRS, "names of pieces that are not notified")
                .gives("SELECT p.name FROM public.piece AS p WHERE NOT " + NOTIFIED + " ORDER BY p.id");
        asks(FAIRS, "which pieces were notified?")
                .gives("SELECT p.name FROM public.piece AS p WHERE " + NOTIFIED + " ORDER BY p.id");
        asks(FAIRS, "names of notified pieces")
                .gives("SELECT p.name FROM public.piece AS p WHERE " + NOTIFIED + " ORDER BY p.id");
        asks(FAIRS, "how many pieces have never been notified?")
                .gives("SELECT count(*) AS piece_count FROM public.piece AS p WHERE NOT " + NOTIFIED);
    }

    @Test
    void shouldKeepTheValueWhereTheRowsAreNamed() {
        asks(FAIRS, "how many notifications have the result notified?")
                .gives(
                        "SELECT count(*) AS notification_count FROM public.notification AS n WHERE n.result = 'Notified'");
    }

    @Test
    void shouldKeepAStatusAndWhatNoTableIsCalledAfter() {
        asks(FAIRS, "goods of parcels that were not shipped")
                .gives("SELECT p.goods FROM public.parcel AS p WHERE NOT EXISTS (SELECT 1 FROM public.shipment AS s2"
                        + " WHERE (s2.parcel_id = p.id AND s2.status = 'Shipped')) ORDER BY p.id");
        asks(FAIRS, "names of pieces that were returned")
                .gives("SELECT p.name FROM public.piece AS p WHERE EXISTS (SELECT 1 FROM public.loan AS l WHERE"
                        + " (l.piece_id = p.id AND l.outcome = 'Returned')) ORDER BY p.id");
    }
}
