package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Groups, what they must be like, and which come first. */
class GroupedQuestionsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldGroupByTwoThings() {
        asks("number of books per genre and language")
                .gives("SELECT g.name, b.language, count(*) AS book_count FROM public.book AS b JOIN"
                        + " public.genre AS g ON b.genre_id = g.id GROUP BY g.id, g.name, b.language ORDER BY"
                        + " g.name, b.language, g.id");
    }

    @Test
    void shouldGroupByValues() {
        asks("which cities have more than 3 members")
                .gives("SELECT m.city FROM public.member AS m GROUP BY m.city HAVING count(*) > 3 ORDER BY"
                        + " m.city");
        asks("which languages have more than 10 books")
                .gives("SELECT b.language FROM public.book AS b GROUP BY b.language HAVING count(*) > 10"
                        + " ORDER BY b.language");
        asks("cities with the most members")
                .gives("SELECT m.city FROM public.member AS m GROUP BY m.city ORDER BY count(*) DESC, m.city"
                        + " LIMIT 1");
        asks("list the city and the number of members of each city")
                .gives("SELECT m.city, count(*) AS member_count FROM public.member AS m GROUP BY m.city"
                        + " ORDER BY m.city");
        asks("the most common city of members")
                .gives("SELECT m.city FROM public.member AS m WHERE m.city IS NOT NULL GROUP BY m.city ORDER"
                        + " BY count(*) DESC, m.city LIMIT 1");
        asks("languages and their number of books, sorted by number of books descending")
                .gives("SELECT b.language, count(*) AS book_count FROM public.book AS b GROUP BY b.language ORDER "
                        + "BY count(*) DESC");
        asks("average price of books per language in descending order of average price")
                .gives("SELECT b.language, avg(b.price) AS average_price FROM public.book AS b GROUP BY "
                        + "b.language ORDER BY avg(b.price) DESC NULLS LAST");
    }

    @Test
    void shouldCompareAggregates() {
        asks("names of genres whose average price is above 20")
                .gives("SELECT g.name FROM public.genre AS g JOIN public.book AS b ON g.id = b.genre_id"
                        + " GROUP BY g.id, g.name HAVING avg(b.price) > 20 ORDER BY g.name, g.id");
    }

    @Test
    void shouldRankGroups() {
        asks("names of members with the most loans")
                .gives("SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id"
                        + " GROUP BY m.id, m.name ORDER BY count(*) DESC, m.id LIMIT 1");
        asks("top 3 genres by number of books")
                .gives("SELECT g.name, count(*) AS book_count FROM public.genre AS g JOIN public.book AS b"
                        + " ON g.id = b.genre_id GROUP BY g.id, g.name ORDER BY count(*) DESC, g.id LIMIT 3");
        asks("Which genre has the highest average price?")
                .gives("SELECT g.name FROM public.genre AS g JOIN public.book AS b ON g.id = b.genre_id"
                        + " GROUP BY g.id, g.name ORDER BY avg(b.price) DESC NULLS LAST, g.id LIMIT 1");
        asks("which author has written the most books")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a JOIN public.book AS b ON"
                        + " a.id = b.author_id GROUP BY a.id, a.first_name, a.last_name ORDER BY count(*) DESC,"
                        + " a.id LIMIT 1");
        asks("last names of authors sorted by number of books")
                .gives("SELECT a.last_name FROM public.author AS a JOIN public.book AS b ON a.id = b.author_id "
                        + "GROUP BY a.id, a.last_name ORDER BY count(*)");
        asks("branch with the most damaged copies")
                .gives("SELECT b.name FROM public.branch AS b JOIN public.copy AS c ON b.id = c.branch_id"
                        + " WHERE c.condition = 'damaged' GROUP BY b.id, b.name ORDER BY count(*) DESC, b.id"
                        + " LIMIT 1");
    }

    @Test
    void shouldCountForEach() {
        asks("average number of loans per member")
                .gives("SELECT (CAST(count(*) AS numeric) / nullif(count(DISTINCT m.id), 0)) AS"
                        + " average_loan_count FROM public.loan AS l JOIN public.member AS m ON l.member_id ="
                        + " m.id");
        asks("number of loans for each member in Lyon")
                .gives("SELECT m.name, count(*) AS loan_count FROM public.loan AS l JOIN public.member AS m"
                        + " ON l.member_id = m.id WHERE m.city = 'Lyon' GROUP BY m.id, m.name ORDER BY m.name,"
                        + " m.id");
        asks("how many books did each author write")
                .gives("SELECT a.first_name, a.last_name, count(*) AS book_count FROM public.book AS b JOIN"
                        + " public.author AS a ON b.author_id = a.id GROUP BY a.id, a.first_name, a.last_name"
                        + " ORDER BY a.first_name, a.last_name, a.id");
        asks("number of damaged copies per branch")
                .gives("SELECT b.name, count(*) AS copy_count FROM public.copy AS c JOIN public.branch AS b"
                        + " ON c.branch_id = b.id WHERE c.condition = 'damaged' GROUP BY b.id, b.name ORDER BY"
                        + " b.name, b.id");
        asks("number of books published by each publisher")
                .gives("SELECT p.name, count(*) AS book_count FROM public.book AS b JOIN public.publisher AS"
                        + " p ON b.publisher_id = p.id GROUP BY p.id, p.name ORDER BY p.name, p.id");
        asks("how many loans were made in each month of 2024")
                .gives("SELECT CAST(date_trunc('month', l.loaned_on) AS date) AS month, count(*) AS"
                        + " loan_count FROM public.loan AS l WHERE (l.loaned_on >= DATE '2024-01-01' AND"
                        + " l.loaned_on < DATE '2025-01-01') GROUP BY CAST(date_trunc('month', l.loaned_on) AS"
                        + " date) ORDER BY CAST(date_trunc('month', l.loaned_on) AS date)");
        asks("loans per month in 2024")
                .gives("SELECT CAST(date_trunc('month', l.loaned_on) AS date) AS month, count(*) AS"
                        + " loan_count FROM public.loan AS l WHERE (l.loaned_on >= DATE '2024-01-01' AND"
                        + " l.loaned_on < DATE '2025-01-01') GROUP BY CAST(date_trunc('month', l.loaned_on) AS"
                        + " date) ORDER BY CAST(date_trunc('month', l.loaned_on) AS date)");
        asks("what is the total number of pages per language")
                .gives("SELECT b.language, sum(b.pages) AS total_pages FROM public.book AS b GROUP BY"
                        + " b.language ORDER BY b.language");
    }

    @Test
    void shouldDenyConditionsOnGroups() {
        LanguageEngine tickets = new SchemaBuilder()
                .table("region", "id int pk", "name text! = North | South")
                .table("ticket", "id int pk", "region_id int! -> region", "quantity int!", "unit_price numeric!")
                .engine();
        Asking.asks(tickets, "names of regions that do not have more than 100 revenue")
                .gives("SELECT r.name FROM public.region AS r JOIN public.ticket AS t ON r.id = t.region_id GROUP BY "
                        + "r.id, r.name HAVING NOT (sum((t.quantity * t.unit_price)) > 100) ORDER BY r.name, r.id");
        Asking.asks(tickets, "names of regions in North or with more than 100 revenue")
                .isRefusedFor("or with");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }

    @Test
    void shouldKeepRowsApartThatHaveOneValueInCommon() {
        LanguageEngine buses = new SchemaBuilder()
                .table("stop", "id int pk", "name text!", "latitude numeric")
                .table("ride", "id int pk", "stop_id int! -> stop", "duration int")
                .engine();
        Asking.asks(buses, "for each stop, its latitude and the average duration of rides")
                .gives("SELECT s.name, s.latitude, avg(r.duration) AS average_duration FROM public.stop AS s"
                        + " JOIN public.ride AS r ON s.id = r.stop_id GROUP BY s.id, s.name, s.latitude"
                        + " ORDER BY s.name, s.latitude, s.id");
    }
}
