package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Conditions that no one row can fulfil are about rows of several kinds. */
class ContrastsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldAskForValuesThatRowsOfBothKindsHave() {
        asks("languages of books with more than 900 pages and less than 50 pages")
                .gives("SELECT DISTINCT b.language FROM public.book AS b WHERE (b.language IN (SELECT b2.language "
                        + "FROM public.book AS b2 WHERE b2.pages > 900) AND b.language IN (SELECT b3.language FROM "
                        + "public.book AS b3 WHERE b3.pages < 50)) ORDER BY b.language");
        asks("which languages have books published before 1900 and books published after 2000")
                .gives("SELECT DISTINCT b.language FROM public.book AS b WHERE (b.language IN (SELECT b2.language "
                        + "FROM public.book AS b2 WHERE b2.published_on < DATE '1900-01-01') AND b.published_on >= "
                        + "DATE '2001-01-01') ORDER BY b.language");
    }

    @Test
    void shouldAskForRowsOfBothKinds() {
        asks("names of genres that have books in French with more than 900 pages and books in English with less than 50 pages")
                .gives("SELECT g.name FROM public.genre AS g WHERE (EXISTS (SELECT 1 FROM public.book AS b2 WHERE "
                        + "(b2.genre_id = g.id AND b2.language = 'French' AND b2.pages > 900)) AND EXISTS (SELECT 1 "
                        + "FROM public.book AS b3 WHERE (b3.genre_id = g.id AND b3.language = 'English' AND b3.pages "
                        + "< 50))) ORDER BY g.id");
        asks("names of publishers with books published before 1900 and after 2000")
                .isNotAnswered();
    }

    @Test
    void shouldAskForBothOfAColumnNamedBefore() {
        asks("names of branches with copies of condition both new and worn")
                .gives("SELECT b.name FROM public.branch AS b WHERE (EXISTS (SELECT 1 FROM public.copy AS c2 WHERE"
                        + " (c2.branch_id = b.id AND c2.condition = 'new')) AND EXISTS (SELECT 1 FROM public.copy AS"
                        + " c3 WHERE (c3.branch_id = b.id AND c3.condition = 'worn'))) ORDER BY b.id");
    }

    @Test
    void shouldAskForRowsOfBothYearsAlsoWhereDaysAreKept() {
        asks("names of members who had loans both in 2022 and in 2023")
                .gives("SELECT m.name FROM public.member AS m WHERE (EXISTS (SELECT 1 FROM"
                        + " public.loan AS l2 WHERE (l2.member_id = m.id AND l2.loaned_on >= DATE '2022-01-01' AND"
                        + " l2.loaned_on < DATE '2023-01-01')) AND EXISTS (SELECT 1 FROM public.loan AS l3 WHERE"
                        + " (l3.member_id = m.id AND l3.loaned_on >= DATE '2023-01-01' AND l3.loaned_on < DATE"
                        + " '2024-01-01'))) ORDER BY m.id");
        asks("names of members who had loans in 2022 and in 2023").isNotAnswered();
    }

    @Test
    void shouldTieAYearToItsValue() {
        LanguageEngine school = new SchemaBuilder()
                .table("course", "id int pk", "title text!")
                .table("section", "id int pk", "course_id int! -> course", "term text! = Spring | Autumn", "year int!")
                .engine();
        Asking.asks(school, "titles of courses offered in Spring 2009 and in Autumn 2010")
                .gives("SELECT c.title FROM public.course AS c WHERE (EXISTS (SELECT 1 FROM public.section AS s2 "
                        + "WHERE (s2.course_id = c.id AND s2.term = 'Spring' AND s2.year = 2009)) AND EXISTS (SELECT "
                        + "1 FROM public.section AS s3 WHERE (s3.course_id = c.id AND s3.term = 'Autumn' AND s3.year "
                        + "= 2010))) ORDER BY c.id");
        Asking.asks(school, "titles of courses offered in both Spring of 2009 and Autumn of 2010")
                .gives("SELECT c.title FROM public.course AS c WHERE (EXISTS (SELECT 1 FROM public.section AS s2 "
                        + "WHERE (s2.course_id = c.id AND s2.term = 'Spring' AND s2.year = 2009)) AND EXISTS (SELECT "
                        + "1 FROM public.section AS s3 WHERE (s3.course_id = c.id AND s3.term = 'Autumn' AND s3.year "
                        + "= 2010))) ORDER BY c.id");
        Asking.asks(school, "titles of courses offered in Spring 2009 but not in Autumn 2010")
                .gives("SELECT c.title FROM public.course AS c WHERE (NOT EXISTS (SELECT 1 FROM public.section AS "
                        + "s2 WHERE (s2.course_id = c.id AND s2.term = 'Autumn' AND s2.year = 2010)) AND EXISTS "
                        + "(SELECT 1 FROM public.section AS s WHERE (s.course_id = c.id AND s.term = 'Spring' AND "
                        + "s.year = 2009))) ORDER BY c.id");
    }

    @Test
    void shouldAskForValuesOfBothTables() {
        asks("which cities are used both by members and by branches")
                .gives("SELECT DISTINCT m.city FROM public.member AS m WHERE m.city IN (SELECT b.city FROM "
                        + "public.branch AS b) ORDER BY m.city");
    }

    @Test
    void shouldCountRowsThatAreCalledSo() {
        asks("names of publishers with at least 3 titles")
                .gives("SELECT p.name FROM public.publisher AS p WHERE p.id IN (SELECT b.publisher_id FROM "
                        + "public.book AS b GROUP BY b.publisher_id HAVING count(*) >= 3) ORDER BY p.id");
        asks("names of genres with an average book price over 20")
                .gives("SELECT g.name FROM public.genre AS g JOIN public.book AS b ON g.id = b.genre_id GROUP BY "
                        + "g.id, g.name HAVING avg(b.price) > 20 ORDER BY g.name, g.id");
        asks("names of publishers with at least 3 languages").isRefusedFor("languages");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }

    @Test
    void shouldKeepBoundsThatMeet() {
        Asking.asks(Schemas.LIBRARY.engine(), "titles of books with at least 300 and at most 300 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.pages >= 300 AND b.pages <= 300) ORDER BY b.id");
    }
}
