package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What is compared with another row: one that is named, or one that ranks first among some. */
class ComparedRowsTest {

    private static final LanguageEngine GALLERY = new SchemaBuilder()
            .table(
                    "painter",
                    "id int pk",
                    "name text! = Ada Moor | Jan Vos",
                    "age int",
                    "sex text = F | M",
                    "pay numeric")
            .table(
                    "painting",
                    "id int pk",
                    "title text! = Dusk | Red Barn",
                    "year int",
                    "price numeric",
                    "kind text = Oil | Ink",
                    "painter_id int -> painter")
            .engine();

    @Test
    void shouldCompareWithTheRowThatRanksFirst() {
        asks(GALLERY, "names of painters older than the oldest male painter")
                .gives(
                        "SELECT p.name FROM public.painter AS p WHERE p.age > (SELECT max(p2.age) FROM public.painter AS p2"
                                + " WHERE p2.sex = 'M') ORDER BY p.id");
        asks(GALLERY, "titles of paintings cheaper than the most expensive ink painting")
                .gives("SELECT p.title FROM public.painting AS p WHERE p.price < (SELECT max(p2.price) FROM"
                        + " public.painting AS p2 WHERE p2.kind = 'Ink') ORDER BY p.id");
        asks(GALLERY, "titles of paintings with a higher price than the latest painting by Jan Vos")
                .gives(
                        "SELECT p.title FROM public.painting AS p WHERE p.price > (SELECT p2.price FROM public.painting AS p2"
                                + " JOIN public.painter AS p3 ON p2.painter_id = p3.id WHERE p3.name = 'Jan Vos' ORDER BY p2.year DESC"
                                + " NULLS LAST, p2.id LIMIT 1) ORDER BY p.id");
    }

    @Test
    void shouldCompareDatesWithThatOfAnotherRow() {
        asks(GALLERY, "titles of paintings made before Red Barn")
                .gives(
                        "SELECT p.title FROM public.painting AS p WHERE p.year < (SELECT min(p2.year) FROM public.painting AS"
                                + " p2 WHERE p2.title = 'Red Barn') ORDER BY p.id");
        asks(GALLERY, "titles of paintings made after the earliest painting by Jan Vos")
                .gives(
                        "SELECT p.title FROM public.painting AS p WHERE p.year > (SELECT min(p2.year) FROM public.painting AS"
                                + " p2 JOIN public.painter AS p3 ON p2.painter_id = p3.id WHERE p3.name = 'Jan Vos') ORDER BY p.id");
    }

    @Test
    void shouldTakeWhatIsSaidOfTheOtherRowForThatRow() {
        asks(GALLERY, "names of painters with a higher pay than the painter with id 7")
                .gives(
                        "SELECT p.name FROM public.painter AS p WHERE p.pay > (SELECT max(p2.pay) FROM public.painter AS p2"
                                + " WHERE p2.id = 7) ORDER BY p.id");
    }

    @Test
    void shouldCompareTheNumbersOfEachRow() {
        LanguageEngine camp = new SchemaBuilder()
                .table("booking", "id int pk", "grown_ups int!", "children int!", "dogs int")
                .table("tent", "id int pk", "berths int", "booking_id int -> booking")
                .engine();
        asks(camp, "how many bookings in which the number of grown ups exceeds the number of children")
                .gives("SELECT count(*) AS booking_count FROM public.booking AS b WHERE b.grown_ups > b.children");
        asks(camp, "ids of bookings where the number of dogs is less than the number of children")
                .gives("SELECT b.id FROM public.booking AS b WHERE b.dogs < b.children ORDER BY b.id");
        asks(camp, "ids of bookings without children whose number of dogs is 2")
                .gives("SELECT b.id FROM public.booking AS b WHERE (b.children = 0 AND b.dogs = 2) ORDER BY b.id");
        // The number of tents of each booking is nothing that the grammar compares with.
        asks(camp, "ids of bookings whose number of children is higher than the number of tents")
                .isRefusedFor("the number of");
    }
}
