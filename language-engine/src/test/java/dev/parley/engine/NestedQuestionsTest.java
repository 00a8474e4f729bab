package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Questions whose answer needs a query inside the query. */
class NestedQuestionsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldCompareWithAnAggregate() {
        asks("titles of books more expensive than the average")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > (SELECT avg(b2.price) FROM"
                        + " public.book AS b2) ORDER BY b.id");
        asks("titles of books that cost more than the average price of French books")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > (SELECT avg(b2.price) FROM"
                        + " public.book AS b2 WHERE b2.language = 'French') ORDER BY b.id");
        asks("titles of books with more pages than the average")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages > (SELECT avg(b2.pages) FROM"
                        + " public.book AS b2) ORDER BY b.id");
        asks("loans with a fine above the average fine")
                .gives("SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l"
                        + " WHERE l.fine > (SELECT avg(l2.fine) FROM public.loan AS l2) ORDER BY l.id");
    }

    @Test
    void shouldCompareWithOtherRows() {
        asks("titles of books longer than The Hobbit")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages > (SELECT max(b2.pages) FROM"
                        + " public.book AS b2 WHERE b2.title = 'The Hobbit') ORDER BY b.id");
        asks("names of members who joined before any member from Lyon")
                .gives("SELECT m.name FROM public.member AS m WHERE m.joined_on < (SELECT min(m2.joined_on)"
                        + " FROM public.member AS m2 WHERE m2.city = 'Lyon') ORDER BY m.id");
        asks("names of members who live in the same city as Ada Park")
                .gives("SELECT m.name FROM public.member AS m WHERE m.city IN (SELECT m2.city FROM"
                        + " public.member AS m2 WHERE m2.name = 'Ada Park') ORDER BY m.id");
    }

    @Test
    void shouldAskForNone() {
        asks("last names of authors who never wrote a crime book")
                .gives("SELECT a.last_name FROM public.author AS a WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE (b.author_id ="
                        + " a.id AND g.name = 'Crime')) ORDER BY a.id");
        asks("names of branches without copies")
                .gives("SELECT b.name FROM public.branch AS b WHERE NOT EXISTS (SELECT 1 FROM public.copy AS"
                        + " c WHERE c.branch_id = b.id) ORDER BY b.id");
        asks("titles of books with no copies in Central")
                .gives("SELECT b.title FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.copy AS"
                        + " c JOIN public.branch AS b2 ON c.branch_id = b2.id WHERE (c.book_id = b.id AND"
                        + " b2.name = 'Central')) ORDER BY b.id");
        asks("titles of books not borrowed by Ada Park")
                .gives("SELECT b.title FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.copy AS"
                        + " c JOIN public.loan AS l ON c.id = l.copy_id JOIN public.member AS m ON l.member_id"
                        + " = m.id WHERE (c.book_id = b.id AND m.name = 'Ada Park')) ORDER BY b.id");
        asks("books that have never been borrowed by Ada Park")
                .gives("SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM"
                        + " public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.copy AS c JOIN public.loan"
                        + " AS l ON c.id = l.copy_id JOIN public.member AS m ON l.member_id = m.id WHERE"
                        + " (c.book_id = b.id AND m.name = 'Ada Park')) ORDER BY b.id");
        asks("names of members who have not borrowed a book by Tolkien")
                .gives("SELECT m.name FROM public.member AS m WHERE NOT EXISTS (SELECT 1 FROM public.loan AS"
                        + " l JOIN public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id ="
                        + " b.id JOIN public.author AS a ON b.author_id = a.id WHERE (l.member_id = m.id AND"
                        + " a.last_name = 'Tolkien')) ORDER BY m.id");
        asks("how many members have no loans")
                .gives("SELECT count(*) AS member_count FROM public.member AS m WHERE NOT EXISTS (SELECT 1"
                        + " FROM public.loan AS l WHERE l.member_id = m.id)");
        asks("Which books have never been loaned?")
                .gives("SELECT b.title FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.copy AS"
                        + " c JOIN public.loan AS l ON c.id = l.copy_id WHERE c.book_id = b.id) ORDER BY b.id");
        asks("titles of books not written by Verne")
                .gives("SELECT b.title FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.author"
                        + " AS a2 WHERE (a2.id = b.author_id AND a2.last_name = 'Verne')) ORDER BY b.id");
        asks("titles of books without a publisher")
                .gives("SELECT b.title FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.publisher AS p WHERE p.id = b.publisher_id) ORDER BY b.id");
    }

    @Test
    void shouldAskForSome() {
        asks("names of branches with damaged copies")
                .gives("SELECT b.name FROM public.branch AS b WHERE EXISTS (SELECT 1 FROM public.copy AS c"
                        + " WHERE (c.branch_id = b.id AND c.condition = 'damaged')) ORDER BY b.id");
        asks("names of members who borrowed a book by Tolkien")
                .gives("SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l"
                        + " JOIN public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id"
                        + " JOIN public.author AS a ON b.author_id = a.id WHERE (l.member_id = m.id AND"
                        + " a.last_name = 'Tolkien')) ORDER BY m.id");
        asks("names of members with loans in 2024")
                .gives("SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l"
                        + " WHERE (l.member_id = m.id AND l.loaned_on >= DATE '2024-01-01' AND l.loaned_on <"
                        + " DATE '2025-01-01')) ORDER BY m.id");
        asks("last names of authors who wrote a crime book or a fantasy book")
                .gives("SELECT a.last_name FROM public.author AS a WHERE EXISTS (SELECT 1 FROM public.book"
                        + " AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE (b.author_id = a.id AND"
                        + " g.name IN ('Crime', 'Fantasy'))) ORDER BY a.id");
    }

    @Test
    void shouldAskForBoth() {
        asks("last names of authors who have written both crime and fantasy books")
                .gives("SELECT a.last_name FROM public.author AS a WHERE (EXISTS (SELECT 1 FROM public.book"
                        + " AS b JOIN public.genre AS g2 ON b.genre_id = g2.id WHERE (b.author_id = a.id AND"
                        + " g2.name = 'Crime')) AND EXISTS (SELECT 1 FROM public.book AS b2 JOIN public.genre"
                        + " AS g3 ON b2.genre_id = g3.id WHERE (b2.author_id = a.id AND g3.name = 'Fantasy'))"
                        + " AND EXISTS (SELECT 1 FROM public.book AS b3 WHERE b3.author_id = a.id)) ORDER BY"
                        + " a.id");
        asks("last names of authors that have books of the genre Crime and also books of the genre Fantasy")
                .gives("SELECT a.last_name FROM public.author AS a WHERE (EXISTS (SELECT 1 FROM public.book"
                        + " AS b2 JOIN public.genre AS g2 ON b2.genre_id = g2.id WHERE (b2.author_id = a.id AND"
                        + " g2.name = 'Crime')) AND EXISTS (SELECT 1 FROM public.book AS b3 JOIN public.genre"
                        + " AS g3 ON b3.genre_id = g3.id WHERE (b3.author_id = a.id AND g3.name = 'Fantasy'))"
                        + " AND EXISTS (SELECT 1 FROM public.book AS b WHERE b.author_id = a.id)) ORDER BY"
                        + " a.id");
        asks("last names of authors and also their books")
                .gives("SELECT a.last_name, b.title FROM public.author AS a JOIN public.book AS b ON a.id ="
                        + " b.author_id ORDER BY a.id");
        asks("last names of authors who wrote books in both French and English")
                .gives("SELECT a.last_name FROM public.author AS a WHERE (EXISTS (SELECT 1 FROM public.book"
                        + " AS b2 WHERE (b2.author_id = a.id AND b2.language = 'French')) AND EXISTS (SELECT 1"
                        + " FROM public.book AS b3 WHERE (b3.author_id = a.id AND b3.language = 'English')) AND"
                        + " EXISTS (SELECT 1 FROM public.book AS b WHERE b.author_id = a.id)) ORDER BY a.id");
        asks("names of members who borrowed both The Hobbit and Curtain")
                .gives("SELECT m.name FROM public.member AS m WHERE (EXISTS (SELECT 1 FROM public.loan AS l2"
                        + " JOIN public.copy AS c ON l2.copy_id = c.id JOIN public.book AS b2 ON c.book_id ="
                        + " b2.id WHERE (l2.member_id = m.id AND b2.title = 'The Hobbit')) AND EXISTS (SELECT 1"
                        + " FROM public.loan AS l3 JOIN public.copy AS c2 ON l3.copy_id = c2.id JOIN"
                        + " public.book AS b3 ON c2.book_id = b3.id WHERE (l3.member_id = m.id AND b3.title ="
                        + " 'Curtain')) AND EXISTS (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id))"
                        + " ORDER BY m.id");
    }

    @Test
    void shouldTellOneFromTheOther() {
        asks("names of members who borrowed The Hobbit but not Curtain")
                .gives("SELECT m.name FROM public.member AS m WHERE (NOT EXISTS (SELECT 1 FROM public.loan"
                        + " AS l2 JOIN public.copy AS c ON l2.copy_id = c.id JOIN public.book AS b2 ON"
                        + " c.book_id = b2.id WHERE (l2.member_id = m.id AND b2.title = 'Curtain')) AND EXISTS"
                        + " (SELECT 1 FROM public.loan AS l JOIN public.copy AS c2 ON l.copy_id = c2.id JOIN"
                        + " public.book AS b ON c2.book_id = b.id WHERE (l.member_id = m.id AND b.title = 'The"
                        + " Hobbit'))) ORDER BY m.id");
        asks("names of members with a loan in 2024 but not in 2025")
                .gives("SELECT m.name FROM public.member AS m WHERE (NOT EXISTS (SELECT 1 FROM public.loan"
                        + " AS l2 WHERE (l2.member_id = m.id AND l2.loaned_on >= DATE '2025-01-01' AND"
                        + " l2.loaned_on < DATE '2026-01-01')) AND EXISTS (SELECT 1 FROM public.loan AS l WHERE"
                        + " (l.member_id = m.id AND l.loaned_on >= DATE '2024-01-01' AND l.loaned_on < DATE"
                        + " '2025-01-01'))) ORDER BY m.id");
        asks("last names of authors who wrote crime books but no fantasy books")
                .gives("SELECT a.last_name FROM public.author AS a WHERE (NOT EXISTS (SELECT 1 FROM"
                        + " public.book AS b2 JOIN public.genre AS g2 ON b2.genre_id = g2.id WHERE"
                        + " (b2.author_id = a.id AND g2.name = 'Fantasy')) AND EXISTS (SELECT 1 FROM"
                        + " public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE (b.author_id ="
                        + " a.id AND g.name = 'Crime'))) ORDER BY a.id");
        asks("names of members from Lyon but not active")
                .gives("SELECT m.name FROM public.member AS m WHERE (m.city = 'Lyon' AND m.active <> TRUE)"
                        + " ORDER BY m.id");
        asks("members who joined in 2024 but not in March 2024")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE (m.joined_on >= DATE '2024-01-01' AND m.joined_on < DATE '2025-01-01' AND"
                        + " NOT (m.joined_on >= DATE '2024-03-01' AND m.joined_on < DATE '2024-04-01')) ORDER"
                        + " BY m.id");
    }

    @Test
    void shouldCountRowsOfOtherTables() {
        asks("last names of authors with at least 3 French books")
                .gives("SELECT a.last_name FROM public.author AS a WHERE a.id IN (SELECT b.author_id FROM"
                        + " public.book AS b WHERE b.language = 'French' GROUP BY b.author_id HAVING count(*)"
                        + " >= 3) ORDER BY a.id");
        asks("names of publishers with more than 10 books cheaper than 20")
                .gives("SELECT p.name FROM public.publisher AS p WHERE p.id IN (SELECT b.publisher_id FROM"
                        + " public.book AS b WHERE b.price < 20 GROUP BY b.publisher_id HAVING count(*) > 10)"
                        + " ORDER BY p.id");
        asks("titles of books with more than 5 copies")
                .gives("SELECT b.title FROM public.book AS b WHERE b.id IN (SELECT c.book_id FROM"
                        + " public.copy AS c GROUP BY c.book_id HAVING count(*) > 5) ORDER BY b.id");
        asks("list genres with fewer than 3 books")
                .gives("SELECT g.name FROM public.genre AS g WHERE ((g.id IN (SELECT b.genre_id FROM"
                        + " public.book AS b GROUP BY b.genre_id HAVING count(*) >= 3)) IS NOT TRUE) ORDER BY"
                        + " g.id");
        asks("which publishers have published more than 5 books in French")
                .gives("SELECT p.name FROM public.publisher AS p WHERE p.id IN (SELECT b2.publisher_id FROM"
                        + " public.book AS b2 WHERE b2.language = 'French' GROUP BY b2.publisher_id HAVING"
                        + " count(*) > 5) ORDER BY p.id");
        asks("how many members have more than 5 loans")
                .gives("SELECT count(*) AS member_count FROM public.member AS m WHERE m.id IN (SELECT"
                        + " l.member_id FROM public.loan AS l GROUP BY l.member_id HAVING count(*) > 5)");
    }

    @Test
    void shouldRefuseWhatItCannotNest() {
        asks("the name of each publisher along with the title of its longest book")
                .isNotAnswered();
        asks("members who have the same name as an author").isRefusedFor("the same");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
