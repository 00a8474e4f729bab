package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** A column that says how many rows of another table there are goes before the rows that happen to be kept. */
class KeptNumbersTest {

    private static final LanguageEngine FERRIES = new SchemaBuilder()
            .table("ferry", "id int pk", "name text!", "number_of_cabins int", "length numeric")
            .table("cabin", "id int pk", "ferry_id int! -> ferry", "deck text = Upper | Lower")
            .engine();

    @Test
    void shouldCompareTheNumberThatIsKept() {
        asks("names of ferries with more than 20 cabins")
                .gives("SELECT f.name FROM public.ferry AS f WHERE f.number_of_cabins > 20 ORDER BY f.id");
        asks("which ferries have 0 cabins?")
                .gives("SELECT f.name FROM public.ferry AS f WHERE f.number_of_cabins = 0 ORDER BY f.id");
    }

    @Test
    void shouldSortByTheNumberThatIsKept() {
        asks("names of ferries ordered by the number of cabins")
                .gives("SELECT f.name FROM public.ferry AS f ORDER BY f.number_of_cabins");
    }

    @Test
    void shouldCountRowsOfAKind() {
        asks("names of ferries with more than 20 cabins on the upper deck")
                .gives("SELECT f.name FROM public.ferry AS f WHERE f.id IN (SELECT c.ferry_id FROM public.cabin AS c"
                        + " WHERE c.deck = 'Upper' GROUP BY c.ferry_id HAVING count(*) > 20) ORDER BY f.id");
    }

    @Test
    void shouldTakeNoneForZeroWhereTheColumnIsCalledNoOf() {
        LanguageEngine rowing = new SchemaBuilder()
                .table("crew", "id int pk", "name text!", "no_of_medals int!", "no_of_oars int", "port text = Lyon")
                .engine();
        Asking.asks(rowing, "Which crews have no medals?")
                .gives("SELECT c.name FROM public.crew AS c WHERE c.no_of_medals = 0 ORDER BY c.id");
        Asking.asks(rowing, "names of crews with no oars")
                .gives(
                        "SELECT c.name FROM public.crew AS c WHERE (c.no_of_oars IS NULL OR c.no_of_oars = 0) ORDER BY c.id");
        Asking.asks(rowing, "Show the name and the no of medals of each crew.")
                .gives("SELECT c.name, c.no_of_medals FROM public.crew AS c ORDER BY c.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(FERRIES, question);
    }
}
