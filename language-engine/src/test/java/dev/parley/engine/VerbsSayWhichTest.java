package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What a verb or a function says is already in a name: which key, which date, which of several totals. */
class VerbsSayWhichTest {

    private static final LanguageEngine ROADS = new SchemaBuilder()
            .table("depot", "id int pk", "name text! = North | South", "city text = Rye | Ely")
            .table(
                    "haul",
                    "id int pk",
                    "start_depot_id int -> depot",
                    "end_depot_id int -> depot",
                    "start_date date",
                    "hours numeric",
                    "total_guests int",
                    "foreign_guests int")
            .table(
                    "clerk",
                    "id int pk",
                    "name text! = Ann | Bob",
                    "hired_on date",
                    "took_office date",
                    "left_office date")
            .engine();

    private static final String STARTED =
            "SELECT d.name FROM public.depot AS d WHERE d.id IN (SELECT h.start_depot_id FROM public.haul AS h"
                    + " GROUP BY h.start_depot_id HAVING count(*) >= 20) ORDER BY d.id";

    @Test
    void shouldGoByTheKeyThatTheVerbSays() {
        asks(ROADS, "names of depots from which at least 20 hauls started")
                .gives(STARTED)
                .unambiguously();
        asks(ROADS, "names of depots where at least 20 hauls started").gives(STARTED);
        asks(ROADS, "Which depot did the most hauls end at?")
                .gives("SELECT d.name FROM public.depot AS d JOIN public.haul AS h ON d.id = h.end_depot_id GROUP BY"
                        + " d.id, d.name ORDER BY count(*) DESC, d.id LIMIT 1");
        asks(ROADS, "ids of hauls that started at North")
                .gives(
                        "SELECT h.id FROM public.haul AS h JOIN public.depot AS d ON h.start_depot_id = d.id WHERE d.name"
                                + " = 'North' ORDER BY h.id");
    }

    @Test
    void shouldStillSayWhenItWas() {
        asks(ROADS, "how many hauls started in 2020")
                .gives(
                        "SELECT count(*) AS haul_count FROM public.haul AS h WHERE (h.start_date >= DATE '2020-01-01' AND"
                                + " h.start_date < DATE '2021-01-01')");
    }

    @Test
    void shouldKnowADateByTheDeedInItsName() {
        asks(ROADS, "names of clerks and the time they took office")
                .gives("SELECT c.name, c.took_office FROM public.clerk AS c ORDER BY c.id");
        asks(ROADS, "names of clerks in descending order of the date when they took office")
                .gives("SELECT c.name FROM public.clerk AS c ORDER BY c.took_office DESC NULLS LAST");
        asks(ROADS, "name of the clerk who left office the latest")
                .gives("SELECT c.name FROM public.clerk AS c ORDER BY c.left_office DESC NULLS LAST, c.id LIMIT 1");
        asks(ROADS, "names of clerks who took office after 2010")
                .gives("SELECT c.name FROM public.clerk AS c WHERE c.took_office >= DATE '2011-01-01' ORDER BY c.id");
        asks(ROADS, "names of clerks and the time they took lunch").isNotAnswered();
    }

    @Test
    void shouldTakeTheTotalThatIsCalledSo() {
        asks(ROADS, "average total number of guests of hauls")
                .gives("SELECT avg(h.total_guests) AS average_total_guests FROM public.haul AS h")
                .unambiguously();
        asks(ROADS, "ids of hauls with a total number of guests above 100")
                .gives("SELECT h.id FROM public.haul AS h WHERE h.total_guests > 100 ORDER BY h.id");
        asks(ROADS, "the total number of guests of haul 4")
                .gives("SELECT h.total_guests FROM public.haul AS h WHERE h.id = 4 ORDER BY h.id");
        asks(ROADS, "the total number of foreign guests")
                .gives("SELECT sum(h.foreign_guests) AS total_foreign_guests FROM public.haul AS h");
    }
}
