package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What was done how often, where several keys of the rows of it are called by the same verb. */
class DeedsTest {

    private static final LanguageEngine REGATTA = new SchemaBuilder()
            .table("skippers", "id int pk", "name text! = Ann | Bo")
            .table("boats", "id int pk", "boat_name text! = Swift | Tern")
            .table("races", "id int pk", "held_on date", "winning_skipper int -> skippers", "winning_boat int -> boats")
            .engine();

    @Test
    void shouldRankByTheRowsOfWhatWasDone() {
        String skipper = "SELECT s.name FROM public.skippers AS s JOIN public.races AS r"
                + " ON s.id = r.winning_skipper GROUP BY s.id, s.name"
                + " ORDER BY count(*) DESC, s.id LIMIT 1";
        asks(REGATTA, "Which skipper has won the most number of times?").gives(skipper);
        asks(REGATTA, "Which skipper won most often?").gives(skipper);
        asks(REGATTA, "Which boat has won the most times?")
                .gives("SELECT b.boat_name FROM public.boats AS b JOIN public.races AS r"
                        + " ON b.id = r.winning_boat GROUP BY b.id, b.boat_name"
                        + " ORDER BY count(*) DESC, b.id LIMIT 1");
    }

    @Test
    void shouldCountTheRowsOfWhatWasDone() {
        asks(REGATTA, "How many times did Ann win?")
                .gives("SELECT count(*) AS race_count FROM public.races AS r JOIN public.skippers AS s"
                        + " ON r.winning_skipper = s.id WHERE s.name = 'Ann'");
        asks(REGATTA, "skippers who won more than twice")
                .gives("SELECT s.name FROM public.skippers AS s JOIN public.races AS r"
                        + " ON s.id = r.winning_skipper GROUP BY s.id, s.name HAVING count(*) > 2"
                        + " ORDER BY s.name, s.id");
        asks(REGATTA, "Which skipper has never won?")
                .gives("SELECT s.name FROM public.skippers AS s WHERE NOT EXISTS (SELECT 1 FROM public.races AS r"
                        + " WHERE r.winning_skipper = s.id) ORDER BY s.id");
    }
}
