package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** A number goes by a name of its own, and is asked for by whom it counts: a population by people. */
class CountedPeopleTest {

    private static final LanguageEngine LAND = new SchemaBuilder()
            .table("town", "id int pk", "name text! = Rye | Ely", "population int", "latitude numeric")
            .table("school", "id int pk", "name text! = Elm | Oak", "town_id int -> town", "enrollment int")
            .table("tutor", "id int pk", "name text! = Tom", "school_id int -> school", "hours int")
            .table("trial", "id int pk", "tutor_id int -> tutor", "decision text = yes | no")
            .engine();

    @Test
    void shouldAskForThePopulation() {
        String large = "SELECT t.name, t.population, t.latitude FROM public.town AS t WHERE t.population > 9000"
                + " ORDER BY t.id";
        asks(LAND, "towns with more than 9000 people").gives(large).assuming("whom “population” counts");
        asks(LAND, "towns where more than 9000 people live").gives(large);
        asks(LAND, "towns that have more than 9000 people living there").gives(large);
        asks(LAND, "how many people live in Rye")
                .gives("SELECT sum(t.population) AS total_population FROM public.town AS t WHERE t.name = 'Rye'");
        asks(LAND, "Which town has the most people?")
                .gives("SELECT t.name FROM public.town AS t ORDER BY t.population DESC NULLS LAST, t.id LIMIT 1");
    }

    @Test
    void shouldAskForTheEnrollment() {
        asks(LAND, "names of schools with fewer than 500 students")
                .gives("SELECT s.name FROM public.school AS s WHERE s.enrollment < 500 ORDER BY s.id");
        asks(LAND, "How many students does each school have?")
                .gives("SELECT s.name, sum(s.enrollment) AS total_enrollment FROM public.school AS s GROUP BY s.id,"
                        + " s.name ORDER BY s.name, s.id");
        asks(LAND, "average number of students enrolled in schools in Rye")
                .gives("SELECT avg(s.enrollment) AS average_enrollment FROM public.school AS s JOIN public.town AS t ON"
                        + " s.town_id = t.id WHERE t.name = 'Rye'");
        asks(LAND, "total student enrollment")
                .gives("SELECT sum(s.enrollment) AS total_enrollment FROM public.school AS s");
        asks(LAND, "name of the school with the largest size")
                .gives("SELECT s.name FROM public.school AS s ORDER BY s.enrollment DESC NULLS LAST, s.id LIMIT 1");
    }

    @Test
    void shouldKnowOfThoseCountedButHowManyTheyAre() {
        asks(LAND, "names of the students of Elm").isNotAnswered();
        asks(LAND, "which students have a yes").isNotAnswered();
        asks(LAND, "how many students got accepted in the trial").isNotAnswered();
        asks(LAND, "how many students took a trial").isNotAnswered();
        asks(LAND, "tutors with more than 30 students").isNotAnswered();
        asks(LAND, "how many people teach in Elm")
                .gives("SELECT count(*) AS tutor_count FROM public.tutor AS t JOIN public.school AS s ON t.school_id ="
                        + " s.id WHERE s.name = 'Elm'");
    }

    @Test
    void shouldGoNorthByLatitude() {
        asks(LAND, "name of the northernmost town")
                .gives("SELECT t.name FROM public.town AS t ORDER BY t.latitude DESC NULLS LAST, t.id LIMIT 1");
        asks(LAND, "Which town is the most southern?")
                .gives("SELECT t.name FROM public.town AS t ORDER BY t.latitude, t.id LIMIT 1");
    }
}
