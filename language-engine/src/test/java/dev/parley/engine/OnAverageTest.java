package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Averages and totals of many rows that stand behind what they are compared with. */
class OnAverageTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldCompareTheAverageOfTheirRows() {
        asks(LIBRARY, "names of genres whose books on average have more than 300 pages")
                .gives("SELECT g.name FROM public.genre AS g JOIN public.book AS b ON g.id = b.genre_id"
                        + " GROUP BY g.id, g.name HAVING avg(b.pages) > 300 ORDER BY g.name, g.id");
        asks(LIBRARY, "languages whose books cost more than 20 on average")
                .gives("SELECT b.language FROM public.book AS b GROUP BY b.language HAVING avg(b.price) > 20"
                        + " ORDER BY b.language");
        asks(Schemas.CLINIC.engine(), "names of departments whose doctors earn more than 5000 on average")
                .gives("SELECT d.name FROM public.departments AS d JOIN public.doctors AS d2 ON d.id = d2.department_id"
                        + " GROUP BY d.id, d.name HAVING avg(d2.salary) > 5000 ORDER BY d.name, d.id");
    }

    @Test
    void shouldNotAverageTheOneNumberOfARow() {
        asks(LIBRARY, "titles of books that cost more than 20 on average").isRefusedFor("on average");
        asks(LIBRARY, "titles of books whose price is above the average")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > (SELECT avg(b2.price) FROM public.book"
                        + " AS b2) ORDER BY b.id");
    }

    @Test
    void shouldCompareWhatTheirRowsComeToInTotal() {
        String total = "SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id"
                + " GROUP BY m.id, m.name HAVING sum(l.fine) > 20 ORDER BY m.name, m.id";
        asks(LIBRARY, "names of members who paid more than 20 in total fines").gives(total);
        asks(LIBRARY, "names of members with fines of more than 20 in total").gives(total);
    }

    @Test
    void shouldConsiderSomeRowsOnly() {
        asks(LIBRARY, "average price per language, considering only books with more than 300 pages")
                .gives("SELECT b.language, avg(b.price) AS average_price FROM public.book AS b WHERE b.pages > 300"
                        + " GROUP BY b.language ORDER BY b.language");
    }

    @Test
    void shouldShowWhatIsToBeReturned() {
        asks(LIBRARY, "Find the members from Lyon and return their emails")
                .gives("SELECT m.email FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
        asks(LIBRARY, "Find the members from Lyon and their emails")
                .gives("SELECT m.name, m.email FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
    }

    @Test
    void shouldTieWhoTakesPart() {
        LanguageEngine contests = new SchemaBuilder()
                .table("contest", "id int pk", "title text! = Pike Day")
                .table("angler", "id int pk", "name text! = Ann")
                .table("contest_angler", "contest_id int! -> contest", "angler_id int! -> angler")
                .engine();
        asks(contests, "names of anglers who take part in three or more contests")
                .gives("SELECT a.name FROM public.angler AS a WHERE a.id IN (SELECT ca.angler_id FROM"
                        + " public.contest_angler AS ca JOIN public.contest AS c ON ca.contest_id = c.id"
                        + " GROUP BY ca.angler_id HAVING count(DISTINCT c.id) >= 3) ORDER BY a.id");
        asks(contests, "names of anglers who never took part in a contest")
                .gives("SELECT a.name FROM public.angler AS a WHERE NOT EXISTS (SELECT 1 FROM public.contest_angler"
                        + " AS ca JOIN public.contest AS c ON ca.contest_id = c.id WHERE ca.angler_id = a.id)"
                        + " ORDER BY a.id");
    }
}
