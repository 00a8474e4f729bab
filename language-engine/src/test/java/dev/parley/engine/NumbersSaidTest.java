package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What a number is of. */
class NumbersSaidTest {

    private static final LanguageEngine HARBOUR = new SchemaBuilder()
            .table("rating", "id text pk = 3 | 4 | 5", "remark text = fine | poor")
            .table("sailor", "id int pk", "name text!", "age int", "mentor int")
            .table("boat", "id int pk", "name text!", "hull text", "rating_id text! -> rating", "price numeric")
            .table("trip", "id int pk", "boat_id int! -> boat", "guests int", "year int")
            .table("port", "id int pk", "name text!", "sailor_id int -> sailor")
            .engine();

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldCompareAnAgeAndNoKey() {
        Asking.asks(HARBOUR, "names of sailors 30 years old")
                .gives("SELECT s.name FROM public.sailor AS s WHERE s.age = 30 ORDER BY s.id");
        Asking.asks(HARBOUR, "sailors 30 years old or younger: names")
                .gives("SELECT s.name FROM public.sailor AS s WHERE s.age <= 30 ORDER BY s.id");
    }

    @Test
    void shouldAddUpWhatIsSaidToBeATotal() {
        Asking.asks(HARBOUR, "which boats have more than 500 total guests")
                .gives("SELECT b.name FROM public.boat AS b JOIN public.trip AS t ON b.id = t.boat_id"
                        + " GROUP BY b.id, b.name HAVING sum(t.guests) > 500 ORDER BY b.name, b.id");
        Asking.asks(HARBOUR, "hulls of boats with less than 1000 average price")
                .gives("SELECT b.hull FROM public.boat AS b GROUP BY b.hull HAVING avg(b.price) < 1000"
                        + " ORDER BY b.hull");
    }

    @Test
    void shouldTakeTheNumberOfWhatThereIsOneOfForItsName() {
        Asking.asks(HARBOUR, "names of boats with 4 ratings")
                .gives(
                        "SELECT b.name FROM public.boat AS b JOIN public.rating AS r ON b.rating_id = r.id WHERE r.id = '4' ORDER BY b.id")
                .assuming("taken as rating.id being 4");
        Asking.asks(HARBOUR, "hulls of boats with 5 ratings")
                .gives(
                        "SELECT b.hull FROM public.boat AS b JOIN public.rating AS r ON b.rating_id = r.id WHERE r.id = '5' ORDER BY b.id");
    }

    @Test
    void shouldNotTakeOnceForANumber() {
        Asking.asks(HARBOUR, "names of sailors who have once served at ports")
                .gives("SELECT s.name FROM public.sailor AS s WHERE EXISTS (SELECT 1 FROM public.port AS p"
                        + " WHERE p.sailor_id = s.id) ORDER BY s.id");
    }

    @Test
    void shouldRefuseToCompareWithTheYearOfOneSide() {
        Asking.asks(HARBOUR, "boats with more guests in 2020 than in 2019").isRefusedFor("more");
    }

    @Test
    void shouldCountWhomANumberNames() {
        Asking.asks(HARBOUR, "how many mentors are there")
                .gives("SELECT count(DISTINCT s.mentor) AS mentor_count FROM public.sailor AS s");
    }

    @Test
    void shouldCompareFiguresKeptAsText() {
        LanguageEngine lodges = new SchemaBuilder()
                .table("lodge", "id int pk", "name text! = Elm | Oak", "stars text = 3 | 5", "room_number text = 1 | 2")
                .engine();
        String five = "SELECT l.name FROM public.lodge AS l WHERE l.stars = '5' ORDER BY l.id";
        Asking.asks(lodges, "names of five star lodges").gives(five);
        Asking.asks(lodges, "names of 5 star lodges").gives(five);
        Asking.asks(lodges, "which lodges have 5 stars?").gives(five);
        Asking.asks(lodges, "names of lodges with more than 3 stars")
                .gives("SELECT l.name FROM public.lodge AS l WHERE CASE WHEN l.stars ~"
                        + " '^ *[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)? *$' THEN CAST(replace(l.stars, ',', '')"
                        + " AS numeric) END > 3 ORDER BY l.id");
        Asking.asks(lodges, "lodges with 2 room numbers").isNotAnswered();
    }

    @Test
    void shouldTakeOneForTheNounItStandsFor() {
        Asking.asks(LIBRARY, "which book is the most expensive one?")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.price DESC NULLS LAST, b.id LIMIT 1");
        Asking.asks(LIBRARY, "which book is the longest one in French?")
                .gives("SELECT b.title FROM public.book AS b WHERE b.language = 'French'"
                        + " ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 1");
        Asking.asks(LIBRARY, "names of members with one loan")
                .gives("SELECT m.name FROM public.member AS m WHERE m.id IN (SELECT l.member_id FROM public.loan AS l"
                        + " GROUP BY l.member_id HAVING count(*) = 1) ORDER BY m.id");
    }

    @Test
    void shouldNotTakeTheNumberOfThingsForThatOfADeed() {
        Asking.asks(LIBRARY, "which member has borrowed two books?")
                .gives(
                        "SELECT m.name FROM public.member AS m WHERE (m.id IN (SELECT l2.member_id FROM public.loan AS l2 JOIN"
                                + " public.copy AS c ON l2.copy_id = c.id JOIN public.book AS b ON c.book_id = b.id GROUP BY"
                                + " l2.member_id HAVING count(DISTINCT b.id) = 2) AND EXISTS (SELECT 1 FROM public.loan AS l WHERE"
                                + " l.member_id = m.id)) ORDER BY m.id");
        Asking.asks(LIBRARY, "fine of loan 2")
                .gives("SELECT l.fine FROM public.loan AS l WHERE l.id = 2 ORDER BY l.id");
    }

    @Test
    void shouldCountWhatComesBehindAVerbThatIsATable() {
        String two =
                "SELECT m.name FROM public.member AS m WHERE (m.id IN (SELECT l2.member_id FROM public.loan AS l2 JOIN"
                        + " public.copy AS c ON l2.copy_id = c.id GROUP BY l2.member_id HAVING count(DISTINCT c.id) %s) AND EXISTS"
                        + " (SELECT 1 FROM public.loan AS l WHERE l.member_id = m.id)) ORDER BY m.id";
        Asking.asks(LIBRARY, "which members have loaned 2 copies").gives(two.formatted("= 2"));
        Asking.asks(LIBRARY, "which members loaned one copy").gives(two.formatted("= 1"));
        Asking.asks(LIBRARY, "which members have loaned 3 or more copies").gives(two.formatted(">= 3"));
        Asking.asks(LIBRARY, "which members did not loan 2 books").isNotAnswered();
        Asking.asks(LIBRARY, "when was loan 2 returned")
                .gives("SELECT l.returned_on FROM public.loan AS l WHERE l.id = 2 ORDER BY l.id");
    }

    @Test
    void shouldCountRowsWithinTwoBounds() {
        String within =
                "SELECT m.city FROM public.member AS m GROUP BY m.city HAVING count(*) BETWEEN 2 AND 8 ORDER BY m.city";
        Asking.asks(LIBRARY, "cities with at least 2 and at most 8 members").gives(within);
        Asking.asks(LIBRARY, "cities with more than 1 and fewer than 9 members").gives(within);
        Asking.asks(LIBRARY, "cities with no more than 8 but more than 1 members")
                .gives(within);
        Asking.asks(LIBRARY, "cities with more than 8 or fewer than 2 members").isRefusedFor("more than");
        Asking.asks(LIBRARY, "titles of books with at least 100 and at most 200 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.pages >= 100 AND b.pages <= 200) ORDER BY b.id");
    }

    @Test
    void shouldCompareWhatIsOverTheAverage() {
        Asking.asks(LIBRARY, "titles of French books whose price is over the average price")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE (b.language = 'French' AND b.price > (SELECT avg(b2.price)"
                                + " FROM public.book AS b2)) ORDER BY b.id");
        Asking.asks(LIBRARY, "titles of books under the average price")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE b.price < (SELECT avg(b2.price) FROM public.book AS b2)"
                                + " ORDER BY b.id");
        Asking.asks(LIBRARY, "the average price over all French books")
                .gives("SELECT avg(b.price) AS average_price FROM public.book AS b WHERE b.language = 'French'");
    }

    @Test
    void shouldTakeTheFirstOfTwoBoundsForThatOfTheNounBefore() {
        LanguageEngine fleet = new SchemaBuilder()
                .table("captain", "id int pk", "name text!", "age int")
                .table("sailing", "id int pk", "captain_id int! -> captain")
                .engine();
        Asking.asks(fleet, "names of captains over 50 and at least 2 sailings")
                .gives("SELECT c.name FROM public.captain AS c WHERE (c.age > 50 AND c.id IN (SELECT s.captain_id FROM"
                        + " public.sailing AS s GROUP BY s.captain_id HAVING count(*) >= 2)) ORDER BY c.id");
        Asking.asks(fleet, "names of captains with more than 2 and less than 1 sailings")
                .isRefusedFor("more than");
    }

    @Test
    void shouldCompareWithAllOfSome() {
        Asking.asks(LIBRARY, "titles of books with a price over all French books")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE b.price > (SELECT max(b2.price) FROM public.book AS b2"
                                + " WHERE b2.language = 'French') ORDER BY b.id");
        Asking.asks(LIBRARY, "titles of books whose price is over the average of French")
                .isRefusedFor("French");
    }

    @Test
    void shouldCountRowsThatAreToldApartByTheWord() {
        LanguageEngine hall = new SchemaBuilder()
                .table("concert", "id int pk", "title text!", "tickets_sold int")
                .table("ticket", "id int pk", "concert_id int! -> concert", "sold text = yes | no")
                .engine();
        Asking.asks(hall, "how many sold tickets are there?")
                .gives("SELECT count(*) AS ticket_count FROM public.ticket AS t WHERE t.sold = 'yes'");
    }
}
