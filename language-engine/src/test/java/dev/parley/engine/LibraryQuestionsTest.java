package dev.parley.engine;

import org.junit.jupiter.api.Test;

class LibraryQuestionsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldList() {
        asks("list all books")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b ORDER BY b.id");
        asks("show members")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m ORDER BY m.id");
        asks("names and emails of members").gives("SELECT m.name, m.email FROM public.member AS m ORDER BY m.id");
        asks("titles of books sorted by price descending")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.price DESC NULLS LAST");
        asks("members sorted by name")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m "
                        + "ORDER BY m.name");
    }

    @Test
    void shouldAggregate() {
        asks("how many members are there?").gives("SELECT count(*) AS member_count FROM public.member AS m");
        asks("what is the average, minimum and maximum price of books")
                .gives(
                        "SELECT avg(b.price) AS average_price, min(b.price) AS minimum_price, max(b.price) AS maximum_price FROM public.book AS b");
        asks("average price and pages of books")
                .gives("SELECT avg(b.price) AS average_price, avg(b.pages) AS average_pages FROM public.book AS b");
        asks("how many different cities do members live in")
                .gives("SELECT count(DISTINCT m.city) AS city_count FROM public.member AS m");
        asks("what is the highest price").gives("SELECT max(b.price) AS maximum_price FROM public.book AS b");
    }

    @Test
    void shouldFilter() {
        asks("which members live in Lyon?")
                .gives("SELECT m.name FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
        asks("members from Lyon or Paris")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.city IN ('Lyon', 'Paris') ORDER BY m.id");
        asks("books with more than 300 pages")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE b.pages > 300 ORDER BY b.id");
        asks("books cheaper than 10")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE b.price < 10 ORDER BY b.id");
        asks("active members")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.active = TRUE ORDER BY m.id");
        asks("inactive members")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.active = FALSE ORDER BY m.id");
        asks("french books")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE b.language = 'French' ORDER BY b.id");
        asks("damaged copies")
                .gives("SELECT c.id, c.condition FROM public.copy AS c WHERE c.condition = 'damaged' ORDER BY c.id");
        asks("books with price between 10 and 20")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE b.price BETWEEN 10 AND 20 ORDER BY b.id");
        asks("how old is Tolkien")
                .gives("SELECT a.birth_date FROM public.author AS a WHERE a.last_name = 'Tolkien' ORDER BY a.id");
        asks("where is Penguin located")
                .gives("SELECT p.city FROM public.publisher AS p WHERE p.name = 'Penguin' ORDER BY p.id");
        asks("email of Ada Park")
                .gives("SELECT m.email FROM public.member AS m WHERE m.name = 'Ada Park' ORDER BY m.id");
        asks("books whose title contains \"ring\"")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE lower(b.title) LIKE '%ring%' ORDER BY b.id");
        asks("books in French or English with more than 200 pages")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE (b.language IN ('French', 'English') AND b.pages > 200) ORDER BY b.id");
    }

    @Test
    void shouldJoin() {
        asks("list the titles of books by Tolkien")
                .gives(
                        "SELECT b.title FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name = 'Tolkien' ORDER BY b.id");
        asks("members who borrowed The Hobbit")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.loan AS l JOIN public.copy AS c ON l.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id WHERE (l.member_id = m.id AND b.title = 'The Hobbit')) ORDER BY m.id");
        asks("who wrote The Hobbit?")
                .gives(
                        "SELECT a.first_name, a.last_name FROM public.author AS a WHERE EXISTS (SELECT 1 FROM public.book AS b WHERE (b.author_id = a.id AND b.title = 'The Hobbit')) ORDER BY a.id");
        asks("members and their loans")
                .gives(
                        "SELECT m.name, l.id FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id ORDER BY m.id");
        asks("total number of pages of books by Tolkien")
                .gives(
                        "SELECT sum(b.pages) AS total_pages FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name = 'Tolkien'");
        asks("average price of crime books")
                .gives(
                        "SELECT avg(b.price) AS average_price FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE g.name = 'Crime'");
        asks("books by Christie and Verne")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.author AS a ON b.author_id = a.id WHERE a.last_name IN ('Christie', 'Verne') ORDER BY b.id");
    }

    @Test
    void shouldGroup() {
        asks("how many books per genre")
                .gives(
                        "SELECT g.name, count(*) AS book_count FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id GROUP BY g.id, g.name ORDER BY g.name, g.id");
        asks("number of loans per member")
                .gives(
                        "SELECT m.name, count(*) AS loan_count FROM public.loan AS l JOIN public.member AS m ON l.member_id = m.id GROUP BY m.id, m.name ORDER BY m.name, m.id");
        asks("average price of books per publisher")
                .gives(
                        "SELECT p.name, avg(b.price) AS average_price FROM public.book AS b JOIN public.publisher AS p ON b.publisher_id = p.id GROUP BY p.id, p.name ORDER BY p.name, p.id");
        asks("loans per month")
                .gives(
                        "SELECT CAST(date_trunc('month', l.loaned_on) AS date) AS month, count(*) AS loan_count FROM public.loan AS l GROUP BY CAST(date_trunc('month', l.loaned_on) AS date) ORDER BY CAST(date_trunc('month', l.loaned_on) AS date)");
        asks("total fine per member")
                .gives(
                        "SELECT m.name, sum(l.fine) AS total_fine FROM public.loan AS l JOIN public.member AS m ON l.member_id = m.id GROUP BY m.id, m.name ORDER BY m.name, m.id");
        asks("number of copies in each branch")
                .gives(
                        "SELECT b.name, count(*) AS copy_count FROM public.copy AS c JOIN public.branch AS b ON c.branch_id = b.id GROUP BY b.id, b.name ORDER BY b.name, b.id");
        asks("loans per month")
                .gives(
                        "SELECT CAST(date_trunc('month', l.loaned_on) AS date) AS month, count(*) AS loan_count FROM public.loan AS l GROUP BY CAST(date_trunc('month', l.loaned_on) AS date) ORDER BY CAST(date_trunc('month', l.loaned_on) AS date)");
        asks("number of books and average price per genre")
                .gives(
                        "SELECT g.name, count(*) AS book_count, avg(b.price) AS average_price FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id GROUP BY g.id, g.name ORDER BY g.name, g.id");
    }

    @Test
    void shouldCompareGroups() {
        asks("members with more than 5 loans")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE m.id IN (SELECT l.member_id FROM public.loan AS l GROUP BY l.member_id"
                        + " HAVING count(*) > 5) ORDER BY m.id");
        asks("members with fewer than 3 loans")
                .gives("SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS"
                        + " m WHERE ((m.id IN (SELECT l.member_id FROM public.loan AS l GROUP BY l.member_id"
                        + " HAVING count(*) >= 3)) IS NOT TRUE) ORDER BY m.id");
    }

    @Test
    void shouldAnswerWhatIsNotThere() {
        asks("members without loans")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE NOT EXISTS (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id) ORDER BY m.id");
        asks("members without a phone")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.phone IS NULL ORDER BY m.id");
        asks("books that were never borrowed")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.copy AS c JOIN public.loan AS l ON c.id = l.copy_id WHERE c.book_id = b.id) ORDER BY b.id");
        asks("members not from Lyon")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.city IS DISTINCT FROM 'Lyon' ORDER BY m.id");
        asks("loans not returned yet")
                .gives(
                        "SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l WHERE l.returned_on IS NULL ORDER BY l.id");
        asks("books not published by Penguin")
                .gives("SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM"
                        + " public.book AS b WHERE NOT EXISTS (SELECT 1 FROM public.publisher AS p2 WHERE"
                        + " (p2.id = b.publisher_id AND p2.name = 'Penguin')) ORDER BY b.id");
        asks("members who joined last year and have no loans")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE (m.joined_on >= DATE '2024-01-01' AND m.joined_on < DATE '2025-01-01' AND NOT EXISTS (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id)) ORDER BY m.id");
        asks("members with no email")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.email IS NULL ORDER BY m.id");
        asks("returned loans")
                .gives(
                        "SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l WHERE l.returned_on IS NOT NULL ORDER BY l.id");
    }

    @Test
    void shouldRank() {
        asks("the most expensive book")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b ORDER BY b.price DESC NULLS LAST, b.id LIMIT 1");
        asks("top 5 books by price")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b ORDER BY b.price DESC NULLS LAST, b.id LIMIT 5");
        asks("which member has the most loans")
                .gives(
                        "SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id GROUP BY m.id, m.name ORDER BY count(*) DESC, m.id LIMIT 1");
        asks("5 oldest authors")
                .gives(
                        "SELECT a.first_name, a.last_name, a.country, a.birth_date FROM public.author AS a ORDER BY a.birth_date, a.id LIMIT 5");
        asks("which genre has the most books")
                .gives(
                        "SELECT g.name FROM public.genre AS g JOIN public.book AS b ON g.id = b.genre_id GROUP BY g.id, g.name ORDER BY count(*) DESC, g.id LIMIT 1");
        asks("titles and pages of the 3 longest books")
                .gives("SELECT b.title, b.pages FROM public.book AS b ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 3");
    }

    @Test
    void shouldUnderstandTime() {
        asks("loans in 2024")
                .gives(
                        "SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l WHERE (l.loaned_on >= DATE '2024-01-01' AND l.loaned_on < DATE '2025-01-01') ORDER BY l.id");
        asks("loans made last month")
                .gives(
                        "SELECT l.id, l.loaned_on, l.due_on, l.returned_on, l.fine FROM public.loan AS l WHERE (l.loaned_on >= DATE '2025-02-01' AND l.loaned_on < DATE '2025-03-01') ORDER BY l.id");
        asks("books published before 1990")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE b.published_on < DATE '1990-01-01' ORDER BY b.id");
        asks("books published between 2000 and 2010")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b WHERE (b.published_on >= DATE '2000-01-01' AND b.published_on < DATE '2011-01-01') ORDER BY b.id");
        asks("how many loans in the last 30 days")
                .gives(
                        "SELECT count(*) AS loan_count FROM public.loan AS l WHERE (l.loaned_on >= DATE '2025-02-12' AND l.loaned_on < DATE '2025-03-15')");
        asks("books published by Penguin in 2020")
                .gives(
                        "SELECT b.title, b.published_on, b.pages, b.price, b.language, b.out_of_print FROM public.book AS b JOIN public.publisher AS p ON b.publisher_id = p.id WHERE (p.name = 'Penguin' AND b.published_on >= DATE '2020-01-01' AND b.published_on < DATE '2021-01-01') ORDER BY b.id");
        asks("members who joined in March 2025")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE (m.joined_on >= DATE '2025-03-01' AND m.joined_on < DATE '2025-04-01') ORDER BY m.id");
        asks("members who joined after 2020")
                .gives(
                        "SELECT m.name, m.email, m.phone, m.city, m.joined_on, m.active FROM public.member AS m WHERE m.joined_on >= DATE '2021-01-01' ORDER BY m.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
