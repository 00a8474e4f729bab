package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Columns whose names end with a unit, and amounts that are said with one. */
class UnitsInNamesTest {

    private static final LanguageEngine DAIRY = new SchemaBuilder()
            .table("vat", "id int pk", "name text! = Big Bertha", "volume_l int", "temp_c numeric", "room text = A | B")
            .table("buyer", "id int pk", "nickname text! = ann", "email text")
            .engine();

    @Test
    void shouldKnowAColumnWithoutItsUnit() {
        asks("names of vats with a volume of at least 1000 and a temperature below 25")
                .gives("SELECT v.name FROM public.vat AS v WHERE (v.volume_l >= 1000 AND v.temp_c < 25) ORDER BY v.id");
        asks("In which room is the largest vat?")
                .gives("SELECT v.room FROM public.vat AS v ORDER BY v.volume_l DESC NULLS LAST, v.id LIMIT 1");
    }

    @Test
    void shouldTakeDegreesForAUnit() {
        asks("names of vats warmer than 20 degrees")
                .gives("SELECT v.name FROM public.vat AS v WHERE v.temp_c > 20 ORDER BY v.id");
        asks("volumes of vats with a temperature lower than 23 degrees")
                .gives("SELECT v.volume_l FROM public.vat AS v WHERE v.temp_c < 23 ORDER BY v.id");
    }

    @Test
    void shouldPutDaysIntoMinutes() {
        LanguageEngine trips = new SchemaBuilder()
                .table("trip", "id int pk", "title text!", "duration_minutes int")
                .engine();
        Asking.asks(trips, "titles of trips longer than 2 days")
                .gives("SELECT t.title FROM public.trip AS t WHERE t.duration_minutes > 2880 ORDER BY t.id");
    }

    @Test
    void shouldNotTakeDegreesFromThoseWhoHaveSome() {
        LanguageEngine college = new SchemaBuilder()
                .table("pupil", "id int pk", "name text! = Ann", "temp_c numeric")
                .table("degree", "id int pk", "pupil_id int! -> pupil", "title text")
                .engine();
        Asking.asks(college, "names of pupils with more than 2 degrees")
                .gives("SELECT p.name FROM public.pupil AS p WHERE p.id IN (SELECT d.pupil_id FROM public.degree AS d"
                        + " GROUP BY d.pupil_id HAVING count(*) > 2) ORDER BY p.id");
    }

    @Test
    void shouldKnowAnEmailForAnAddress() {
        asks("email addresses of buyers").gives("SELECT b.email FROM public.buyer AS b ORDER BY b.id");
    }

    @Test
    void shouldKnowWhatIsMeasuredInAUnitAlone() {
        LanguageEngine wool = new SchemaBuilder()
                .table("yarn", "id int pk", "label text! = Fluffy", "metres int!", "colour text = red | blue")
                .table("talk", "id int pk", "title text! = Knots", "secs int!", "held_on date!")
                .table("flagpole", "id int pk", "place text! = Rye", "height_m int!", "width_m int!")
                .engine();
        Asking.asks(wool, "label of the longest yarn")
                .gives("SELECT y.label FROM public.yarn AS y ORDER BY y.metres DESC, y.id LIMIT 1");
        Asking.asks(wool, "how many red yarns are longer than the average yarn?")
                .gives("SELECT count(*) AS yarn_count FROM public.yarn AS y WHERE (y.colour = 'red' AND y.metres >"
                        + " (SELECT avg(y2.metres) FROM public.yarn AS y2))");
        Asking.asks(wool, "How long does the talk Knots last?")
                .gives("SELECT t.secs FROM public.talk AS t WHERE t.title = 'Knots' ORDER BY t.id");
        Asking.asks(wool, "titles of talks longer than 2 minutes")
                .gives("SELECT t.title FROM public.talk AS t WHERE t.secs > 120 ORDER BY t.id");
        Asking.asks(wool, "average length of talks").gives("SELECT avg(t.secs) AS average_secs FROM public.talk AS t");
        Asking.asks(wool, "title of the latest talk")
                .gives("SELECT t.title FROM public.talk AS t ORDER BY t.held_on DESC, t.id LIMIT 1");
        Asking.asks(wool, "the longest flagpole").isRefusedFor("longest");
    }

    private static Asking asks(String question) {
        return Asking.asks(DAIRY, question);
    }

    @Test
    void shouldCompareTheColumnThatWasNamed() {
        LanguageEngine gauges = new SchemaBuilder()
                .table("gauge", "id int pk", "max_tide numeric", "wind_dir_degrees int")
                .engine();
        Asking.asks(gauges, "ids of gauges with a max tide above 7 degrees")
                .gives("SELECT g.id FROM public.gauge AS g WHERE g.max_tide > 7 ORDER BY g.id");
        Asking.asks(gauges, "ids of gauges with wind dir degrees above 90")
                .gives("SELECT g.id FROM public.gauge AS g WHERE g.wind_dir_degrees > 90 ORDER BY g.id");
    }
}
