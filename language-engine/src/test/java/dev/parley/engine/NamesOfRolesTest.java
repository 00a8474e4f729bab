package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** The names of what keys point at, and orders that are said by both of their ends. */
class NamesOfRolesTest {

    private static final LanguageEngine TRAMS = new SchemaBuilder()
            .table("stop", "sid int pk", "name text! = Mill | Quay", "zone int")
            .table(
                    "line",
                    "lid int pk",
                    "first_stop int -> stop(sid)",
                    "last_stop int -> stop(sid)",
                    "length_km numeric",
                    "price numeric",
                    "riders int!")
            .engine();

    @Test
    void shouldShowNamesAndNoKeys() {
        asks("names of the last stops of lines that cost more than 5")
                .gives("SELECT s.name FROM public.stop AS s WHERE EXISTS (SELECT 1 FROM public.line AS l WHERE"
                        + " (l.last_stop = s.sid AND l.price > 5)) ORDER BY s.sid");
        asks("give the name of the first stop and the last stop of each line")
                .gives("SELECT s.name AS first_stop_name, s2.name AS last_stop_name FROM public.line AS l LEFT JOIN"
                        + " public.stop AS s ON l.first_stop = s.sid LEFT JOIN public.stop AS s2 ON l.last_stop ="
                        + " s2.sid ORDER BY l.lid");
    }

    @Test
    void shouldStillShowTheKeyThatIsAskedFor() {
        asks("last stops of lines that cost more than 5")
                .gives("SELECT l.last_stop FROM public.line AS l WHERE l.price > 5 ORDER BY l.lid");
    }

    @Test
    void shouldSortByBothEnds() {
        asks("lengths of lines from the longest length to the shortest")
                .gives("SELECT l.length_km FROM public.line AS l ORDER BY l.length_km DESC NULLS LAST");
        asks("price of lines with more than 7 riders, from the fewest riders to the most")
                .gives("SELECT l.price FROM public.line AS l WHERE l.riders > 7 ORDER BY l.riders");
        asks("price of the lines by riders, most first")
                .gives("SELECT l.price FROM public.line AS l ORDER BY l.riders DESC");
    }

    @Test
    void shouldSortByWhatTheEndsMeasure() {
        LanguageEngine crew = new SchemaBuilder()
                .table("pilot", "id int pk", "name text! = Ann | Bo", "age int")
                .table("barge", "id int pk", "name text! = Ida | Una", "built_year int")
                .engine();
        String youngest = "SELECT p.name FROM public.pilot AS p ORDER BY p.age";
        Asking.asks(crew, "names of pilots sorted from youngest to oldest").gives(youngest);
        Asking.asks(crew, "names of pilots sorted from the youngest to the oldest")
                .gives(youngest);
        Asking.asks(crew, "names of pilots from the oldest to the youngest").gives(youngest + " DESC NULLS LAST");
        Asking.asks(crew, "names of barges from oldest to newest")
                .gives("SELECT b.name FROM public.barge AS b ORDER BY b.built_year");
    }

    @Test
    void shouldStillTakeTheOneThatRanksFirst() {
        asks("price of the line with the longest length")
                .gives("SELECT l.price FROM public.line AS l ORDER BY l.length_km DESC NULLS LAST, l.lid LIMIT 1");
    }

    private static Asking asks(String question) {
        return Asking.asks(TRAMS, question);
    }
}
