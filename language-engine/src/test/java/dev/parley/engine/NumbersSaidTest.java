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
        LanguageEngine library = Schemas.LIBRARY.engine();
        Asking.asks(library, "which book is the most expensive one?")
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.price DESC NULLS LAST, b.id LIMIT 1");
        Asking.asks(library, "which book is the longest one in French?")
                .gives("SELECT b.title FROM public.book AS b WHERE b.language = 'French'"
                        + " ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 1");
        Asking.asks(library, "names of members with one loan")
                .gives("SELECT m.name FROM public.member AS m WHERE m.id IN (SELECT l.member_id FROM public.loan AS l"
                        + " GROUP BY l.member_id HAVING count(*) = 1) ORDER BY m.id");
    }

    @Test
    void shouldNotTakeTheNumberOfThingsForThatOfADeed() {
        LanguageEngine library = Schemas.LIBRARY.engine();
        Asking.asks(library, "which member has borrowed two books?").isRefusedFor("books");
        Asking.asks(library, "who borrowed one book").isRefusedFor("book");
        Asking.asks(library, "fine of loan 2")
                .gives("SELECT l.fine FROM public.loan AS l WHERE l.id = 2 ORDER BY l.id");
    }
}
