package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Figures are said with their units, by what was done, of rows one by one, and by whoever did it last. */
class SaidInFiguresTest {

    private static final LanguageEngine PARK = new SchemaBuilder()
            .table("pupil", "id int pk", "name text! = Ann | Bob", "years_worked int", "hours_trained int")
            .table("museum", "id int pk", "name text! = Louvre | Prado")
            .table(
                    "visit",
                    "id int pk",
                    "pupil_id int -> pupil",
                    "museum_id int -> museum",
                    "visited_on date!",
                    "amount_paid numeric",
                    "wind_speed_mph numeric")
            .engine();

    @Test
    void shouldSayNoMoreByAUnitThanTheNameDoes() {
        String highest = "SELECT max(v.wind_speed_mph) AS maximum_wind_speed_mph FROM public.visit AS v";
        asks(PARK, "highest wind speed in miles per hour").gives(highest);
        asks(PARK, "the highest wind speed in mph").gives(highest);
        asks(PARK, "highest wind speed in meters per second").isNotAnswered();
        asks(PARK, "highest wind speed in kilometers per hour").isNotAnswered();
    }

    @Test
    void shouldKnowAFigureByItsUnitAndTheDeed() {
        asks(PARK, "the average number of hours spent training")
                .gives("SELECT avg(p.hours_trained) AS average_hours_trained FROM public.pupil AS p");
        asks(PARK, "How many hours did Ann train?")
                .gives("SELECT sum(p.hours_trained) AS total_hours_trained FROM public.pupil AS p WHERE p.name ="
                        + " 'Ann'");
        asks(PARK, "names of pupils and how many years each has worked")
                .gives("SELECT p.name, sum(p.years_worked) AS total_years_worked FROM public.pupil AS p GROUP BY p.id,"
                        + " p.name ORDER BY p.name, p.id");
        asks(PARK, "the average number of hours spent sleeping").isNotAnswered();
        asks(PARK, "How many visits did Ann pay?")
                .gives("SELECT count(*) AS visit_count FROM public.visit AS v JOIN public.pupil AS p ON v.pupil_id ="
                        + " p.id WHERE p.name = 'Ann'");
    }

    @Test
    void shouldCountTheRowsThatReachedIt() {
        asks(PARK, "How many times did the amount paid exceed 25?")
                .gives("SELECT count(*) AS visit_count FROM public.visit AS v WHERE v.amount_paid > 25");
        asks(PARK, "for each pupil, how many times has the amount paid reached 25")
                .gives("SELECT p.name, count(*) AS visit_count FROM public.visit AS v JOIN public.pupil AS p ON"
                        + " v.pupil_id = p.id WHERE v.amount_paid >= 25 GROUP BY p.id, p.name ORDER BY p.name, p.id");
    }

    @Test
    void shouldRankRowsOneByOne() {
        asks(PARK, "the largest amount paid in a single visit")
                .gives("SELECT max(v.amount_paid) AS maximum_amount_paid FROM public.visit AS v");
        asks(PARK, "name of the pupil with the highest amount paid in one visit")
                .gives("SELECT p.name FROM public.pupil AS p JOIN public.visit AS v ON p.id = v.pupil_id ORDER BY"
                        + " v.amount_paid DESC NULLS LAST, p.id LIMIT 1");
        asks(PARK, "names of pupils with more than 3 visits in one year").isNotAnswered();
        asks(PARK, "the largest amount paid in a single museum").isNotAnswered();
    }

    @Test
    void shouldAskWhoDidItLast() {
        String last = "SELECT p.name FROM public.pupil AS p WHERE EXISTS (SELECT 1 FROM public.visit AS v WHERE"
                + " (v.pupil_id = p.id AND v.id IN (SELECT v2.id FROM public.visit AS v2 JOIN public.museum AS m ON"
                + " v2.museum_id = m.id WHERE m.name = 'Prado' ORDER BY v2.visited_on DESC, v2.id LIMIT 1))) ORDER BY"
                + " p.id";
        asks(PARK, "Which pupil visited the Prado last?").gives(last);
        asks(PARK, "Which pupil visited the Prado most recently?").gives(last);
        asks(PARK, "Which pupil most recently visited the Prado?").gives(last);
    }
}
