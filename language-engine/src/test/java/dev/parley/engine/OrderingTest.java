package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Orders that are asked for, however they are said, and the one that is there when none is. */
class OrderingTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();
    private static final String MEMBERS =
            "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m";
    private static final String BOOKS =
            "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b";

    @Test
    void shouldTakeFirstAsTheWayItIsSorted() {
        asks("books, most expensive first").gives(BOOKS + " ORDER BY b.price DESC NULLS LAST");
        asks("books, least expensive first").gives(BOOKS + " ORDER BY b.price");
        asks("books, cheapest first").gives(BOOKS + " ORDER BY b.price");
        asks("newest members first").gives(MEMBERS + " ORDER BY m.joined_on DESC");
        asks("members, oldest first").gives(MEMBERS + " ORDER BY m.joined_on").assuming("taken as member.joined_on");
        asks("books with the highest price first").gives(BOOKS + " ORDER BY b.price DESC NULLS LAST");
        asks("books with the lowest price first").gives(BOOKS + " ORDER BY b.price");
    }

    @Test
    void shouldSortAsNamed() {
        asks("members alphabetically").gives(MEMBERS + " ORDER BY m.name");
        asks("books in descending order of pages").gives(BOOKS + " ORDER BY b.pages DESC NULLS LAST");
        asks("books ordered by price descending").gives(BOOKS + " ORDER BY b.price DESC NULLS LAST");
        asks("titles of books, sort the result by pages")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.pages");
    }

    @Test
    void shouldSortByOneAndThenTheOther() {
        asks("names of members sorted by city then name")
                .gives("SELECT m.name FROM public.member AS m ORDER BY m.city, m.name");
    }

    @Test
    void shouldSortFromMostToLeast() {
        asks("number of members in each city, sorted from most to least")
                .gives("SELECT m.city, count(*) AS member_count FROM public.member AS m GROUP BY m.city"
                        + " ORDER BY count(*) DESC");
        asks("titles of books by pages, longest to shortest")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.pages DESC NULLS LAST");
    }

    @Test
    void shouldBeginWithTheEarliest() {
        asks("the first 3 members by joining date").gives(MEMBERS + " ORDER BY m.joined_on, m.id LIMIT 3");
    }

    @Test
    void shouldReadTheDirectionInParentheses() {
        asks("titles of books, sorted first by price (in descending order), and then by title (in ascending order)")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.price DESC NULLS LAST, b.title");
        asks("titles and prices of books sorted by pages (descending) and title")
                .gives("SELECT b.title, b.price FROM public.book AS b ORDER BY b.pages DESC NULLS LAST, b.title");
    }

    @Test
    void shouldNeverTakeFirstForHalfAName() {
        asks("first authors").isRefusedFor("first");
    }

    @Test
    void shouldSortByTheKeyWhenNothingIsAsked() {
        asks("list members").gives(MEMBERS + " ORDER BY m.id");
        asks("how many books per language")
                .gives("SELECT b.language, count(*) AS book_count FROM public.book AS b GROUP BY b.language"
                        + " ORDER BY b.language");
        asks("number of loans per member")
                .gives("SELECT m.name, count(*) AS loan_count FROM public.loan AS l"
                        + " JOIN public.member AS m ON l.member_id = m.id GROUP BY m.id, m.name"
                        + " ORDER BY m.name, m.id");
    }

    @Test
    void shouldSortByTheFirstColumnWhereThereIsNoKey() {
        LanguageEngine keyless = new SchemaBuilder()
                .table("reading", "sensor text!", "level int")
                .engine();
        Asking.asks(keyless, "list readings")
                .gives("SELECT r.sensor, r.level FROM public.reading AS r ORDER BY r.sensor");
    }

    @Test
    void shouldFindTheMostCommonValue() {
        asks("most common city of members")
                .gives("SELECT m.city FROM public.member AS m WHERE m.city IS NOT NULL GROUP BY m.city"
                        + " ORDER BY count(*) DESC, m.city LIMIT 1");
        asks("what is the least common language of books")
                .gives("SELECT b.language FROM public.book AS b WHERE b.language IS NOT NULL GROUP BY b.language"
                        + " ORDER BY count(*), b.language LIMIT 1");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
