package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** The most and the least of something, and averages, however they are said. */
class ExtremesTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldShowSeveralExtremesOfOneColumn() {
        asks("the highest, lowest, and average price of books")
                .gives("SELECT max(b.price) AS maximum_price, min(b.price) AS minimum_price, avg(b.price) AS "
                        + "average_price FROM public.book AS b");
        asks("the average price and maximum number of pages of books")
                .gives("SELECT avg(b.price) AS average_price, max(b.pages) AS maximum_pages FROM public.book AS b");
    }

    @Test
    void shouldAverageWhereThatIsSaidAtTheEdge() {
        asks("On average, how expensive are books?")
                .gives("SELECT avg(b.price) AS average_price FROM public.book AS b");
        asks("How expensive are books in each language, on average?")
                .gives("SELECT b.language, avg(b.price) AS average_price FROM public.book AS b GROUP BY b.language"
                        + " ORDER BY b.language");
    }

    @Test
    void shouldRankByTheNumberOfEachRowRatherThanATotal() {
        asks("names of members with most of the loans")
                .gives("SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id GROUP BY"
                        + " m.id, m.name ORDER BY count(*) DESC, m.id LIMIT 1");
        asks("names of authors of the book with the greatest number of pages")
                .gives("SELECT a.first_name, a.last_name FROM public.author AS a WHERE EXISTS (SELECT 1 FROM "
                        + "public.book AS b WHERE (b.author_id = a.id AND b.id IN (SELECT b2.id FROM public.book AS "
                        + "b2 ORDER BY b2.pages DESC NULLS LAST, b2.id LIMIT 1))) ORDER BY a.id");
        asks("titles of books ordered by number of pages")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.pages");
        asks("how many books have a number of pages above 300")
                .gives("SELECT count(*) AS book_count FROM public.book AS b WHERE b.pages > 300");
    }

    @Test
    void shouldRankByTheColumnThatSaysHowManyThereAre() {
        LanguageEngine ferries = new SchemaBuilder()
                .table("ferry", "id int pk", "name text!", "number_of_cabins int", "cabin_price numeric")
                .table("cabin", "id int pk", "ferry_id int -> ferry", "deck int")
                .table("trip", "id int pk", "ferry_id int -> ferry", "day date")
                .engine();
        Asking.asks(ferries, "the name of the ferry with the most cabins")
                .gives(
                        "SELECT f.name FROM public.ferry AS f ORDER BY f.number_of_cabins DESC NULLS LAST, f.id LIMIT 1");
        Asking.asks(ferries, "the name of the ferry with the most trips")
                .gives("SELECT f.name FROM public.ferry AS f JOIN public.trip AS t ON f.id = t.ferry_id GROUP BY f.id,"
                        + " f.name ORDER BY count(*) DESC, f.id LIMIT 1");
    }

    @Test
    void shouldRankWithinWhatIsSaidOfTheRowsThatRank() {
        LanguageEngine rafts = new SchemaBuilder()
                .table(
                        "motor",
                        "id int pk",
                        "motor_name text!",
                        "built_in int",
                        "power numeric",
                        "fuel text = diesel | petrol")
                .table("raft", "id int pk", "name text!", "motor_id int -> motor", "colour text = red | blue")
                .engine();
        String strongest = "SELECT r.name FROM public.raft AS r JOIN public.motor AS m ON r.motor_id = m.id"
                + " WHERE m.id IN (SELECT m2.id FROM public.motor AS m2 WHERE m2.fuel = 'diesel'"
                + " ORDER BY m2.power DESC NULLS LAST, m2.id LIMIT 1) ORDER BY r.id";
        Asking.asks(rafts, "names of the rafts with a diesel motor with the highest power")
                .gives(strongest);
        Asking.asks(rafts, "names of rafts whose motor has the fuel diesel and has the highest power")
                .gives(strongest);
        Asking.asks(rafts, "names of the red rafts with a diesel motor with the highest power")
                .gives(strongest
                        .replace(" WHERE m.id IN", " WHERE (r.colour = 'red' AND m.id IN")
                        .replace("LIMIT 1)", "LIMIT 1))"));
        Asking.asks(rafts, "names of rafts whose motor has the fuel diesel or has the highest power")
                .gives("SELECT r.name FROM public.raft AS r JOIN public.motor AS m ON r.motor_id = m.id"
                        + " WHERE (m.fuel = 'diesel' OR m.id IN (SELECT m2.id FROM public.motor AS m2"
                        + " ORDER BY m2.power DESC NULLS LAST, m2.id LIMIT 1)) ORDER BY r.id");
    }

    @Test
    void shouldRankByTheColumnThatASuperlativeStandsBefore() {
        LanguageEngine painters = new SchemaBuilder()
                .table("human", "id int pk", "name text!", "height numeric", "weight numeric")
                .table("body_painter", "id int pk", "human_id int! -> human", "total numeric", "prize_money numeric")
                .table("kennel", "id int pk", "name text!", "area numeric", "seats int")
                .engine();
        Asking.asks(painters, "the name of the body painter with the greatest body weight")
                .gives("SELECT h.name FROM public.human AS h WHERE EXISTS (SELECT 1 FROM public.body_painter AS bp"
                        + " WHERE bp.human_id = h.id) ORDER BY h.weight DESC NULLS LAST, h.id LIMIT 1");
        Asking.asks(painters, "the name of the body painter with the highest body weight")
                .gives("SELECT h.name FROM public.human AS h WHERE EXISTS (SELECT 1 FROM public.body_painter AS bp"
                        + " WHERE bp.human_id = h.id) ORDER BY h.weight DESC NULLS LAST, h.id LIMIT 1");
        Asking.asks(painters, "the name of the kennel with the largest floor area")
                .gives("SELECT k.name FROM public.kennel AS k ORDER BY k.area DESC NULLS LAST, k.id LIMIT 1");
    }

    @Test
    void shouldTakeAColumnNamedMaximumForTheGreatest() {
        LanguageEngine lifts = new SchemaBuilder()
                .table("lift", "id int pk", "name text!", "max_load int", "floors int")
                .engine();
        Asking.asks(lifts, "the name of the lift with the maximum load")
                .gives("SELECT l.name FROM public.lift AS l ORDER BY l.max_load DESC NULLS LAST, l.id LIMIT 1");
        Asking.asks(lifts, "names of lifts with a maximum load above 500")
                .gives("SELECT l.name FROM public.lift AS l WHERE l.max_load > 500 ORDER BY l.id");
    }

    @Test
    void shouldCompareWithWhatAComparativeMeasures() {
        LanguageEngine towers = new SchemaBuilder()
                .table("tower", "id int pk", "name text!", "length int", "height int")
                .engine();
        Asking.asks(towers, "names of towers longer than 30 or higher than 100")
                .gives("SELECT t.name FROM public.tower AS t WHERE (t.length > 30 OR t.height > 100) ORDER BY t.id");
    }

    @Test
    void shouldShowByWhatRowsOfGroupsAreCompared() {
        asks("cheapest book in each language")
                .gives("SELECT b.language, b.title, b.price FROM public.book AS b WHERE b.price = (SELECT min(b2.price)"
                        + " FROM public.book AS b2 WHERE b2.language = b.language) ORDER BY b.id");
    }

    @Test
    void shouldFindTheExtremeOfEachGroup() {
        asks("the title of the cheapest book in each language")
                .gives("SELECT b.language, b.title FROM public.book AS b WHERE b.price = (SELECT min(b2.price) "
                        + "FROM public.book AS b2 WHERE b2.language = b.language) ORDER BY b.id");
        asks("for each publisher, the title of the longest French book")
                .gives("SELECT p.name, b.title FROM public.book AS b LEFT JOIN public.publisher AS p ON "
                        + "b.publisher_id = p.id WHERE (b.language = 'French' AND b.pages = (SELECT max(b2.pages) "
                        + "FROM public.book AS b2 WHERE (b2.language = 'French' AND b2.publisher_id = "
                        + "b.publisher_id))) ORDER BY b.id");
        asks("titles of the most expensive book of each genre")
                .gives("SELECT g.name, b.title FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id "
                        + "WHERE b.price = (SELECT max(b2.price) FROM public.book AS b2 WHERE b2.genre_id = "
                        + "b.genre_id) ORDER BY b.id");
        asks("the longest book of each author")
                .gives(
                        "SELECT a.first_name, a.last_name, b.title, b.pages FROM public.book AS b JOIN public.author AS a ON"
                                + " b.author_id = a.id WHERE b.pages = (SELECT max(b2.pages) FROM public.book AS b2 WHERE "
                                + "b2.author_id = b.author_id) ORDER BY b.id");
        asks("the oldest member of each city")
                .gives("SELECT m.city, m.name, m.joined_on FROM public.member AS m WHERE m.joined_on = (SELECT "
                        + "min(m2.joined_on) FROM public.member AS m2 WHERE m2.city = m.city) ORDER BY m.id");
        asks("the price of the cheapest book of each author")
                .gives("SELECT a.first_name, a.last_name, min(b.price) AS minimum_price FROM public.book AS b JOIN"
                        + " public.author AS a ON b.author_id = a.id GROUP BY a.id, a.first_name, a.last_name ORDER "
                        + "BY a.first_name, a.last_name, a.id");
    }

    @Test
    void shouldCountNoneAsTheFewest() {
        asks("names of members with the fewest loans")
                .gives("SELECT m.name FROM public.member AS m LEFT JOIN public.loan AS l ON m.id = l.member_id "
                        + "GROUP BY m.id, m.name ORDER BY count(l.id), m.id LIMIT 1");
        asks("which genre has the least number of books")
                .gives("SELECT g.name FROM public.genre AS g LEFT JOIN public.book AS b ON g.id = b.genre_id GROUP"
                        + " BY g.id, g.name ORDER BY count(b.id), g.id LIMIT 1");
    }

    @Test
    void shouldReadTheColumnOfAMonth() {
        LanguageEngine weather = new SchemaBuilder()
                .table("town", "id int pk", "name text!")
                .table("rainfall", "town_id int pk -> town", "jan int", "feb int", "mar int", "jul int")
                .engine();
        Asking.asks(weather, "which town has the lowest rainfall in February")
                .gives("SELECT t.name FROM public.town AS t JOIN public.rainfall AS r ON t.id = r.town_id ORDER BY"
                        + " r.feb, t.id LIMIT 1");
        Asking.asks(weather, "names of towns whose rainfall in March is lower than that in July")
                .gives("SELECT t.name FROM public.town AS t JOIN public.rainfall AS r ON t.id = r.town_id WHERE "
                        + "r.mar < r.jul ORDER BY t.id");
    }

    @Test
    void shouldRefuseTheExtremeOfGroupsThatNobodyKnows() {
        asks("the cheapest books in each flurb").isRefusedFor("flurb");
    }

    @Test
    void shouldHeedTheLeastBeforeASecondSuperlative() {
        asks("the least expensive and the highest price of books")
                .gives("SELECT min(b.price) AS minimum_price, max(b.price) AS maximum_price FROM public.book AS b");
        asks("the least expensive and the highest pages of books").isRefusedFor("expensive");
    }

    @Test
    void shouldRefuseTwoOrdersOfWhichEachHasAFirst() {
        asks("titles of the longest and the shortest books").isRefusedFor("and the");
        asks("the least expensive and the most expensive book").isRefusedFor("and the");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
