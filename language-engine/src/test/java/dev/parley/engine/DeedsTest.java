package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What somebody did, where the name of a key says who it was. */
class DeedsTest {

    private static final LanguageEngine REGATTAS = new SchemaBuilder()
            .table("skipper", "id int pk", "name text! = Ida Holm | Per Lund", "age int")
            .table("yacht", "id int pk", "name text! = Gull | Tern")
            .table(
                    "regatta",
                    "id int pk",
                    "held_on date",
                    "bay text = Vigo | Kiel",
                    "winning_skipper int -> skipper",
                    "winning_yacht int -> yacht")
            .engine();

    private static final LanguageEngine RACES = new SchemaBuilder()
            .table("skippers", "id int pk", "name text! = Ann | Bo")
            .table("boats", "id int pk", "boat_name text! = Swift | Tern")
            .table("races", "id int pk", "held_on date", "winning_skipper int -> skippers", "winning_boat int -> boats")
            .engine();

    private static final LanguageEngine KENNELS = new SchemaBuilder()
            .table("warden", "id int pk", "name text! = Mia | Tor")
            .table(
                    "hound",
                    "id int pk",
                    "name text!",
                    "breed text = beagle | whippet",
                    "walker_id int -> warden",
                    "washed_by int -> warden")
            .table("course", "id int pk", "title text!")
            .table("course_warden", "course_id int! -> course", "warden_id int! -> warden")
            .table("course_hound", "course_id int! -> course", "hound_id int! -> hound")
            .engine();

    private static final String MOST_WINS = "SELECT s.name FROM public.skipper AS s JOIN public.regatta AS r"
            + " ON s.id = r.winning_skipper GROUP BY s.id, s.name ORDER BY count(*) DESC, s.id LIMIT 1";

    @Test
    void shouldCountTheRowsThatAKeyGivesToWhomTheVerbSpeaksOf() {
        asks(REGATTAS, "Which skipper has won most often?").gives(MOST_WINS);
        asks(REGATTAS, "Which skipper has won the most number of times?").gives(MOST_WINS);
        asks(REGATTAS, "Which skipper has the most wins?").gives(MOST_WINS);
        asks(REGATTAS, "Which skipper won the most regattas?").gives(MOST_WINS);
        asks(REGATTAS, "Which yacht has won most often?")
                .gives("SELECT y.name FROM public.yacht AS y JOIN public.regatta AS r ON y.id = r.winning_yacht"
                        + " GROUP BY y.id, y.name ORDER BY count(*) DESC, y.id LIMIT 1");
        asks(REGATTAS, "names of skippers who won more than twice")
                .gives("SELECT s.name FROM public.skipper AS s JOIN public.regatta AS r ON s.id = r.winning_skipper"
                        + " GROUP BY s.id, s.name HAVING count(*) > 2 ORDER BY s.name, s.id");
    }

    @Test
    void shouldCountHowOftenSomebodyDidIt() {
        String wins = "SELECT count(*) AS regatta_count FROM public.regatta AS r JOIN public.skipper AS s"
                + " ON r.winning_skipper = s.id WHERE s.name = 'Ida Holm'";
        asks(REGATTAS, "How many times did Ida Holm win?").gives(wins);
        asks(REGATTAS, "How often has Ida Holm won?").gives(wins);
        asks(REGATTAS, "How many wins does Ida Holm have?").gives(wins);
        asks(REGATTAS, "How many regattas did Ida Holm win?").gives(wins);
        String each = "SELECT y.name, count(*) AS regatta_count FROM public.regatta AS r JOIN public.yacht AS y"
                + " ON r.winning_yacht = y.id GROUP BY y.id, y.name ORDER BY y.name, y.id";
        asks(REGATTAS, "How many times has each yacht won?").gives(each);
        asks(REGATTAS, "the number of wins of each yacht").gives(each);
    }

    @Test
    void shouldDenyIt() {
        asks(REGATTAS, "names of the skippers who have never won")
                .gives("SELECT s.name FROM public.skipper AS s WHERE NOT EXISTS (SELECT 1 FROM public.regatta AS r"
                        + " WHERE r.winning_skipper = s.id) ORDER BY s.id");
    }

    @Test
    void shouldTakeTheKeyThatTheVerbNamesWhereTheRowsAreNamedToo() {
        asks(KENNELS, "wardens who walk more than 2 hounds")
                .gives("SELECT w.name FROM public.warden AS w WHERE w.id IN (SELECT h.walker_id FROM public.hound AS h"
                        + " GROUP BY h.walker_id HAVING count(*) > 2) ORDER BY w.id");
        asks(KENNELS, "wardens who washed a beagle")
                .gives("SELECT w.name FROM public.warden AS w WHERE EXISTS (SELECT 1 FROM public.hound AS h"
                        + " WHERE (h.washed_by = w.id AND h.breed = 'beagle')) ORDER BY w.id");
    }

    @Test
    void shouldSayASecondVerbOfTheSubject() {
        asks(KENNELS, "wardens who attend a course and walk a hound")
                .gives("SELECT w.name FROM public.warden AS w WHERE (EXISTS (SELECT 1 FROM public.hound AS h"
                        + " WHERE h.walker_id = w.id) AND EXISTS (SELECT 1 FROM public.course_warden AS cw"
                        + " JOIN public.course AS c ON cw.course_id = c.id WHERE cw.warden_id = w.id)) ORDER BY w.id");
    }

    @Test
    void shouldCountTheRowsOfTheKeyThatEndsAtThoseAskedFor() {
        asks(RACES, "Which skipper won most often?")
                .gives("SELECT s.name FROM public.skippers AS s JOIN public.races AS r"
                        + " ON s.id = r.winning_skipper GROUP BY s.id, s.name ORDER BY count(*) DESC, s.id LIMIT 1");
        asks(RACES, "Which boat has won the most times?")
                .gives("SELECT b.boat_name FROM public.boats AS b JOIN public.races AS r"
                        + " ON b.id = r.winning_boat GROUP BY b.id, b.boat_name"
                        + " ORDER BY count(*) DESC, b.id LIMIT 1");
        asks(RACES, "How many times did Ann win?")
                .gives("SELECT count(*) AS race_count FROM public.races AS r JOIN public.skippers AS s"
                        + " ON r.winning_skipper = s.id WHERE s.name = 'Ann'");
        asks(RACES, "Which skipper has never won?")
                .gives("SELECT s.name FROM public.skippers AS s WHERE NOT EXISTS (SELECT 1 FROM public.races AS r"
                        + " WHERE r.winning_skipper = s.id) ORDER BY s.id");
    }
}
