package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Small words that change what is asked for. */
class WordsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldShowWhatIsNamed() {
        asks("first and last names of authors")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a ORDER BY a.id");
        asks("names of authors and titles of their books")
                .gives("SELECT a.first_name, a.last_name, b.title FROM public.author AS a JOIN public.book"
                        + " AS b ON a.id = b.author_id ORDER BY a.id");
        asks("name of the author of Curtain")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a WHERE EXISTS (SELECT 1 FROM"
                        + " public.book AS b WHERE (b.author_id = a.id AND b.title = 'Curtain')) ORDER BY a.id");
        asks("What is the title of the cheapest book?")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.price, b.id LIMIT 1");
        asks("titles of the 3 cheapest books by Tolkien")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE a.last_name = 'Tolkien' ORDER BY b.price, b.id LIMIT 3");
        asks("Which members live in Lyon? Also show their emails.")
                .gives("SELECT m.name, m.email FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
    }

    @Test
    void shouldReadAlternatives() {
        asks("names of members from either Lyon or Nice")
                .gives("SELECT m.name FROM public.member AS m WHERE m.city IN ('Lyon', 'Nice') ORDER BY m.id");
        asks("members from Lyon or active members")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE (m.city = 'Lyon' OR m.active = TRUE) ORDER BY m.id");
        asks("members who joined after 2020 or live in Lyon")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE (m.joined_on >= DATE '2021-01-01' OR m.city = 'Lyon') ORDER BY m.id");
        asks("members who joined before 2015 or after 2020")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE (m.joined_on < DATE '2015-01-01' OR m.joined_on >= DATE '2021-01-01') ORDER"
                        + " BY m.id");
        asks("members who are active and live in Lyon or Paris")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE (m.active = TRUE AND m.city IN ('Lyon', 'Paris')) ORDER BY m.id");
        asks("copies in Central that are damaged or worn")
                .gives("SELECT c.id, c.condition FROM public.copy AS c JOIN public.branch AS b ON"
                        + " c.branch_id = b.id WHERE (b.name = 'Central' AND c.condition IN ('damaged',"
                        + " 'worn')) ORDER BY c.id");
        asks("titles of books in neither English nor French")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.language IS DISTINCT FROM 'English'"
                        + " AND b.language IS DISTINCT FROM 'French') ORDER BY b.id");
        asks("members who are active and live in Lyon or joined after 2020").isRefusedFor("or");
        asks("books with more than 300 pages or in French and cheaper than 10").isRefusedFor("and");
    }

    @Test
    void shouldReadRanges() {
        asks("titles of books with between 100 and 200 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages BETWEEN 100 AND 200 ORDER BY b.id");
        asks("titles of books with 300 or more pages")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages >= 300 ORDER BY b.id");
        asks("titles of books published after 2000 and before 2010")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.published_on >= DATE '2001-01-01' AND"
                        + " b.published_on < DATE '2010-01-01') ORDER BY b.id");
        asks("members who joined this year")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE (m.joined_on >= DATE '2025-01-01' AND m.joined_on < DATE '2026-01-01')"
                        + " ORDER BY m.id");
        asks("loans due before today")
                .gives("SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l"
                        + " WHERE l.due_on < DATE '2025-03-14' ORDER BY l.id");
    }

    @Test
    void shouldReadBirths() {
        asks("names of authors born before 1900")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a WHERE a.birth_date < DATE"
                        + " '1900-01-01' ORDER BY a.id");
        asks("when was Tolkien born")
                .gives("SELECT a.birth_date FROM public.author AS a WHERE a.last_name = 'Tolkien' ORDER BY" + " a.id");
        asks("titles of books by authors born after 1950")
                .gives("SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id"
                        + " WHERE a.birth_date >= DATE '1951-01-01' ORDER BY b.id");
    }

    @Test
    void shouldReadPartsOfText() {
        asks("names of members whose name contains 'Park'")
                .gives("SELECT m.name FROM public.member AS m WHERE lower(m.name) LIKE '%park%' ORDER BY m.id");
        asks("members whose email ends with '.org'")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE lower(m.email) LIKE '%.org' ORDER BY m.id");
        asks("titles of books that do not contain 'the'")
                .gives("SELECT b.title FROM public.book AS b WHERE ((lower(b.title) LIKE '%the%') IS NOT"
                        + " TRUE) ORDER BY b.id");
        asks("titles of books that are not in English")
                .gives("SELECT b.title FROM public.book AS b WHERE b.language IS DISTINCT FROM 'English'"
                        + " ORDER BY b.id");
    }

    @Test
    void shouldReadPastForms() {
        asks("books priced over 10")
                .gives("SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM"
                        + " public.book AS b WHERE b.price > 10 ORDER BY b.id");
        asks("average fine of loans that were returned")
                .gives("SELECT avg(l.fine) AS average_fine FROM public.loan AS l WHERE l.returned_on IS NOT" + " NULL");
        asks("how many copies are damaged")
                .gives("SELECT count(*) AS copy_count FROM public.copy AS c WHERE c.condition = 'damaged'");
        asks("total fine of members from Lyon")
                .gives("SELECT sum(l.fine) AS total_fine FROM public.loan AS l JOIN public.member AS m ON"
                        + " l.member_id = m.id WHERE m.city = 'Lyon'");
        asks("members alphabetically")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m "
                        + "ORDER BY m.name");
        asks("books from highest to lowest price")
                .gives("SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM "
                        + "public.book AS b ORDER BY b.price DESC NULLS LAST");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
