package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Values that rows share are asked about: told apart by how many rows have them, listed, said before their rows. */
class ValuesOfRowsTest {

    private static final LanguageEngine CLUB = new SchemaBuilder()
            .table("course", "id int pk", "title text! = Chess | Latin", "topic text = Hobby | Science", "level int")
            .table("pupil", "id int pk", "name text! = Ann | Bob", "age int", "town text = Rye | Ely", "level int")
            .engine();

    private static final String COUNTED = "SELECT c.topic, count(*) AS course_count FROM public.course AS c"
            + " GROUP BY c.topic HAVING count(*) >= 3 ORDER BY c.topic";

    @Test
    void shouldComputeOfTheValuesThatHaveSoManyRows() {
        asks(CLUB, "For each topic with at least 3 courses, how many courses are there?")
                .gives(COUNTED);
        asks(CLUB, "What is the name of every topic that has at least 3 courses and how many courses does it have?")
                .gives(COUNTED);
        asks(CLUB, "List the topic and the number of courses for all topics that have at least 3 courses")
                .gives(COUNTED);
        asks(CLUB, "List the name and the number of courses for all the topics that have at least 3 courses")
                .gives(COUNTED);
        asks(CLUB, "number of courses for all the topics with at least 3 courses")
                .gives(COUNTED);
        asks(CLUB, "for each topic that has more than 2 courses, show the average level")
                .gives("SELECT c.topic, avg(c.level) AS average_level FROM public.course AS c GROUP BY c.topic HAVING"
                        + " count(*) > 2 ORDER BY c.topic");
    }

    @Test
    void shouldNotTellValuesApartByRowsOfOthers() {
        asks(CLUB, "For each topic with at least 3 pupils, how many courses are there?")
                .isNotAnswered();
        asks(CLUB, "number of courses for all topics with at least 3 pupils").isNotAnswered();
        asks(CLUB, "number of courses of all topics").gives("SELECT count(*) AS course_count FROM public.course AS c");
        asks(CLUB, "names of all pupils that have at least 3 courses").isNotAnswered();
    }

    @Test
    void shouldListColumnsWithoutTheirCommas() {
        asks(CLUB, "List the name age and town of all pupils")
                .gives("SELECT p.name, p.age, p.town FROM public.pupil AS p ORDER BY p.id");
        asks(CLUB, "show the title topic level and id of courses")
                .gives("SELECT c.title, c.topic, c.level, c.id FROM public.course AS c ORDER BY c.id");
        asks(CLUB, "pupils of the age 12 and town Rye")
                .gives("SELECT p.name, p.age, p.town, p.level FROM public.pupil AS p WHERE (p.age = 12 AND p.town ="
                        + " 'Rye') ORDER BY p.id");
    }

    @Test
    void shouldReadAMeasureAndItsNumberBeforeTheirRows() {
        asks(CLUB, "names of the level 3 pupils")
                .gives("SELECT p.name FROM public.pupil AS p WHERE p.level = 3 ORDER BY p.id");
        asks(CLUB, "how many level 2 courses are there")
                .gives("SELECT count(*) AS course_count FROM public.course AS c WHERE c.level = 2");
        asks(CLUB, "names of pupils sorted by level 3 pupils").isNotAnswered();
    }
}
