package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** "Longer than the average tune": rows compared with what is average among them. */
class LikenedToTheAverageTest {

    private static final LanguageEngine TUNES = new SchemaBuilder()
            .table("tune", "id int pk", "name text!", "secs int", "unit_price numeric")
            .table("sale", "id int pk", "tune_id int! -> tune", "total numeric")
            .engine();
    private static final LanguageEngine BOOKS = new SchemaBuilder()
            .table("book", "id int pk", "title text!", "pages int", "price numeric")
            .engine();

    @Test
    void shouldCompareByWhatTheAdjectiveMeasures() {
        asks(TUNES, "names of tunes that are longer than the average tune")
                .gives("SELECT t.name FROM public.tune AS t WHERE t.secs > (SELECT avg(t2.secs) FROM public.tune AS t2)"
                        + " ORDER BY t.id");
        asks(TUNES, "how many tunes are cheaper than the average tune?")
                .gives("SELECT count(*) AS tune_count FROM public.tune AS t WHERE t.unit_price < (SELECT"
                        + " avg(t2.unit_price) FROM public.tune AS t2)");
    }

    @Test
    void shouldNotTakeTheRowsForAColumnThatIsCalledSoToo() {
        asks(BOOKS, "titles of books longer than the average book")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages > (SELECT avg(b2.pages) FROM public.book AS"
                        + " b2) ORDER BY b.id");
        asks(BOOKS, "titles of books that cost more than the average book")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > (SELECT avg(b2.price) FROM public.book AS"
                        + " b2) ORDER BY b.id");
    }

    @Test
    void shouldStillTakeTheRowsForWhatTheyComeTo() {
        asks(TUNES, "what is the average sale?").gives("SELECT avg(s.total) AS average_total FROM public.sale AS s");
        asks(TUNES, "totals of sales over the average sale")
                .gives("SELECT s.total FROM public.sale AS s WHERE s.total > (SELECT avg(s2.total) FROM public.sale AS"
                        + " s2) ORDER BY s.id");
    }
}
