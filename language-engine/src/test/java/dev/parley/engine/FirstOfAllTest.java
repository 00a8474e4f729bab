package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Of whom something was done first or last, where more is asked for than that one row. */
class FirstOfAllTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine DANCE = new SchemaBuilder()
            .table("studio", "id int pk", "name text! = North | South", "city text = Lyon | Ghent", "founded int")
            .table("course", "id int pk", "title text!", "studio_id int! -> studio", "fee numeric")
            .engine();

    private static final String COURSES =
            "SELECT c.title FROM public.course AS c JOIN public.studio AS s ON c.studio_id = s.id WHERE s.id IN (SELECT"
                    + " s2.id FROM public.studio AS s2 ORDER BY ";

    @Test
    void shouldShowAllThatTheFirstHas() {
        asks(DANCE, "What are the titles of the courses given by the studio founded first?")
                .gives(COURSES + "s2.founded, s2.id LIMIT 1) ORDER BY c.id");
        asks(DANCE, "titles of the courses of the studio that was founded last")
                .gives(COURSES + "s2.founded DESC NULLS LAST, s2.id LIMIT 1) ORDER BY c.id");
        asks(DANCE, "titles of the courses of the first founded studio")
                .gives(COURSES + "s2.founded, s2.id LIMIT 1) ORDER BY c.id");
        asks(DANCE, "how many courses does the studio founded earliest have?")
                .gives(
                        "SELECT count(*) AS course_count FROM public.course AS c JOIN public.studio AS s ON c.studio_id ="
                                + " s.id WHERE s.id IN (SELECT s2.id FROM public.studio AS s2 ORDER BY s2.founded, s2.id LIMIT"
                                + " 1)");
        asks(LIBRARY, "titles of the books of the author born first")
                .gives(
                        "SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.id IN"
                                + " (SELECT a2.id FROM public.author AS a2 ORDER BY a2.birth_date, a2.id LIMIT 1) ORDER BY b.id");
    }

    @Test
    void shouldShowTheFirstItself() {
        asks(DANCE, "which studio was founded first and where is it?")
                .gives("SELECT s.name, s.city FROM public.studio AS s ORDER BY s.founded, s.id LIMIT 1");
        asks(LIBRARY, "title of the first published book")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.published_on, b.id LIMIT 1");
        asks(LIBRARY, "title of the first book published")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.published_on, b.id LIMIT 1");
        asks(DANCE, "name of the first studio founded")
                .gives("SELECT s.name FROM public.studio AS s ORDER BY s.founded, s.id LIMIT 1");
        asks(LIBRARY, "titles of the first 3 books")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.id LIMIT 3");
    }

    @Test
    void shouldRefuseAFirstThatNothingMeasures() {
        asks(DANCE, "names of the studios in Lyon first").isRefusedFor("first");
    }

    @Test
    void shouldTakeTheLastDateForTheLatest() {
        asks(LIBRARY, "last birth date of the authors")
                .gives("SELECT max(a.birth_date) AS maximum_birth_date FROM public.author AS a");
        LanguageEngine mill = new SchemaBuilder()
                .table("client", "id int pk", "name text! = Ann Lee")
                .table("orders", "id int pk", "client_id int! -> client", "order_date date!")
                .engine();
        asks(mill, "last order date of each client")
                .gives(
                        "SELECT c.name, max(o.order_date) AS maximum_order_date FROM public.orders AS o JOIN public.client"
                                + " AS c ON o.client_id = c.id GROUP BY c.id, c.name ORDER BY c.name, c.id");
    }
}
