package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** "One" stands for a row, for anybody, or for a number. */
class OnesTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine FERRIES = new SchemaBuilder()
            .table("pier", "id int pk", "title text! = North Pier | Old Pier", "how_to_visit text = tram | foot")
            .engine();

    @Test
    void shouldStandForARow() {
        asks(LIBRARY, "titles of books with a price above the average one")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE b.price > (SELECT avg(b2.price) FROM public.book AS b2)"
                                + " ORDER BY b.id");
        asks(LIBRARY, "titles of books that are more expensive than the cheapest one")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE b.price > (SELECT min(b2.price) FROM public.book AS b2)"
                                + " ORDER BY b.id");
        asks(LIBRARY, "titles of books longer than the longest one in French")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE b.pages > (SELECT max(b2.pages) FROM public.book AS b2"
                                + " WHERE b2.language = 'French') ORDER BY b.id");
    }

    @Test
    void shouldStandForAnybody() {
        String tram = "SELECT p.title FROM public.pier AS p WHERE p.how_to_visit = 'tram' ORDER BY p.id";
        asks(FERRIES, "titles of the piers one can visit by tram").gives(tram);
        asks(FERRIES, "which piers can one visit by tram?").gives(tram);
    }

    @Test
    void shouldBeANumberOfWhatIsCounted() {
        asks(LIBRARY, "names of members with one loan")
                .gives(
                        "SELECT m.name FROM public.member AS m WHERE m.id IN (SELECT l.member_id FROM public.loan AS l GROUP"
                                + " BY l.member_id HAVING count(*) = 1) ORDER BY m.id");
    }

    @Test
    void shouldStandForTheRowsNamedLast() {
        LanguageEngine kites = new SchemaBuilder()
                .table("pupil", "id int pk", "pupil_name text! = Uma")
                .table("kite", "id int pk", "kite_name text! = Red Fox")
                .table("purchase", "id int pk", "pupil_id int! -> pupil", "kite_id int! -> kite")
                .table("repair", "id int pk", "pupil_id int! -> pupil", "kite_id int! -> kite")
                .engine();
        String purchased = " AND EXISTS (SELECT 1 FROM public.purchase AS p2 JOIN public.kite AS k ON p2.kite_id = k.id"
                + " WHERE p2.pupil_id = p.id)) ORDER BY p.id";
        for (String denied : new String[] {"never repaired one", "did not repair one", "have not repaired one"}) {
            asks(kites, "pupils who purchased a kite but " + denied)
                    .gives("SELECT p.pupil_name FROM public.pupil AS p WHERE (NOT EXISTS (SELECT 1 FROM public.repair"
                            + " AS r JOIN public.kite AS k2 ON r.kite_id = k2.id WHERE r.pupil_id = p.id)" + purchased);
        }
        asks(kites, "pupils who purchased a kite and repaired one").isRefusedFor("one");
        asks(kites, "kite name of purchase one")
                .gives("SELECT k.kite_name FROM public.kite AS k WHERE EXISTS (SELECT 1 FROM public.purchase AS p WHERE"
                        + " (p.kite_id = k.id AND p.id = 1)) ORDER BY k.id");
    }
}
