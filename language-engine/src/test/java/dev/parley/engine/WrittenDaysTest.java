package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Days in figures, however people write them. */
class WrittenDaysTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldReadDaysThatCanBeButOne() {
        for (String day :
                new String[] {"08/30/2024", "8/30/2024", "30/08/2024", "30.08.2024", "30-8-2024", "2024/08/30"}) {
            asks("names of members who joined after " + day).gives(joinedFrom("2024-08-31"));
        }
        asks("names of members who joined after 05.08.2024").gives(joinedFrom("2024-08-06"));
        asks("names of members who joined after 08/08/2024").gives(joinedFrom("2024-08-09"));
    }

    @Test
    void shouldRefuseDaysThatCouldBeTwo() {
        asks("names of members who joined after 08/05/2024").isRefusedFor("08/05/2024");
        asks("names of members who joined on 5-8-2024").isRefusedFor("5-8-2024");
        asks("names of members who joined on 45/13/2024").isRefusedFor("45/13/2024");
    }

    @Test
    void shouldFindDaysThatAreKeptAsTheyAreWritten() {
        LanguageEngine polls = new SchemaBuilder()
                .table("poll", "id int pk", "title text!", "held text = 08/05/2024 | 08/30/2024")
                .engine();
        Asking.asks(polls, "titles of the polls held on 08/05/2024")
                .gives("SELECT p.title FROM public.poll AS p WHERE p.held = '08/05/2024' ORDER BY p.id");
    }

    @Test
    void shouldNotTakeTheTextOfOtherRowsForADay() {
        LanguageEngine mill = new SchemaBuilder()
                .table("mill", "id int pk", "name text! = Old Mill | New Mill")
                .table("grinding", "id int pk", "mill_id int! -> mill", "ground_on date!", "sacks int!")
                .table("letter", "id int pk", "mill_id int! -> mill", "sent text = 2024-05-08 | 2024-05-09")
                .engine();
        Asking.asks(mill, "the total number of sacks on 2024-05-08")
                .gives("SELECT sum(g.sacks) AS total_sacks FROM public.grinding AS g"
                        + " WHERE (g.ground_on >= DATE '2024-05-08' AND g.ground_on < DATE '2024-05-09')");
    }

    @Test
    void shouldKeepNumbersThatAreNoDays() {
        asks("titles of books with a price over 30.08")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > 30.08 ORDER BY b.id");
    }

    private static String joinedFrom(String day) {
        return "SELECT m.name FROM public.member AS m WHERE m.joined_on >= DATE '" + day + "' ORDER BY m.id";
    }

    private static Asking asks(String question) {
        return Asking.asks(LIBRARY, question);
    }
}
