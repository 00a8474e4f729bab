package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Names that are said in part, in several words, or by what they are the key of. */
class WrittenNamesTest {

    private static final LanguageEngine SCHOOL = new SchemaBuilder()
            .table(
                    "pupil",
                    "id int pk",
                    "name text!",
                    "programme text = Late Morning Reading Club | Forest Skills Course | Choir")
            .table("unguidedwalk", "id int pk", "title text!")
            .table("remedies", "drug_id int pk", "name text!", "dose int")
            .engine();

    @Test
    void shouldTakePartOfAValueForIt() {
        Asking.asks(SCHOOL, "names of reading club pupils")
                .gives("SELECT p.name FROM public.pupil AS p WHERE p.programme = 'Late Morning Reading Club'"
                        + " ORDER BY p.id")
                .assuming("part of “Late Morning Reading Club”");
    }

    @Test
    void shouldReadSeveralWordsAsTheNameThatTheyAreWrittenAs() {
        Asking.asks(SCHOOL, "list the unguided walks")
                .gives("SELECT u.title FROM public.unguidedwalk AS u ORDER BY u.id");
    }

    @Test
    void shouldCallRowsByTheirKey() {
        Asking.asks(SCHOOL, "how many drugs are there?")
                .gives("SELECT count(*) AS remedy_count FROM public.remedies AS r");
    }

    @Test
    void shouldReadShortenedVerbs() {
        Asking.asks(SCHOOL, "What're the names of the pupils?")
                .gives("SELECT p.name FROM public.pupil AS p ORDER BY p.id");
    }

    @Test
    void shouldReadAShareAsItIsWritten() {
        LanguageEngine funds = new SchemaBuilder()
                .table("fund", "id int pk", "name text!", "cut text = 2% | 3%", "interest_rate numeric")
                .engine();

        Asking.asks(funds, "Which funds have a cut of 2%?")
                .gives("SELECT f.name FROM public.fund AS f WHERE f.cut = '2%' ORDER BY f.id");
        Asking.asks(funds, "names of funds with a 15% interest rate")
                .gives("SELECT f.name FROM public.fund AS f WHERE f.interest_rate = 15 ORDER BY f.id");
    }

    @Test
    void shouldCallRowsByTheirNumberBeforeTheirKey() {
        LanguageEngine airline = new SchemaBuilder()
                .table("flight", "id int pk", "flight_number int!", "distance numeric")
                .engine();

        Asking.asks(airline, "which flight has the greatest distance?")
                .gives(
                        "SELECT f.flight_number FROM public.flight AS f ORDER BY f.distance DESC NULLS LAST, f.id LIMIT 1");
    }
}
