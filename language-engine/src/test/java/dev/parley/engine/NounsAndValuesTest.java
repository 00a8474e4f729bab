package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Which table a value, a key or the half of a name belongs to when several have one. */
class NounsAndValuesTest {

    private static final LanguageEngine SCHOOL = new SchemaBuilder()
            .table("pupil", "id int pk", "name text!", "faculty text = Music | Law")
            .table("lesson", "id int pk", "title text!", "faculty text = Music | Law")
            .table("takes", "pupil_id int! -> pupil", "lesson_id int! -> lesson")
            .engine();
    private static final LanguageEngine RECORDS = new SchemaBuilder()
            .table("album", "id int pk", "title text! = Help | Revolver")
            .table("track", "id int pk", "name text! = Help | Taxman", "album_id int! -> album")
            .engine();
    private static final LanguageEngine ACCOUNTS = new SchemaBuilder()
            .table("account_type", "account_type_code text pk", "account_type_description text!")
            .table(
                    "paper",
                    "id int pk",
                    "account_type_code text! -> account_type",
                    "paper_description text!",
                    "amount_outstanding numeric",
                    "active_from_date date")
            .engine();

    @Test
    void shouldTakeAValueForOneOfTheNounBehindIt() {
        asks(SCHOOL, "names of pupils who took Music lessons")
                .gives("SELECT p.name FROM public.pupil AS p WHERE EXISTS (SELECT 1 FROM public.takes AS t JOIN"
                        + " public.lesson AS l ON t.lesson_id = l.id WHERE (t.pupil_id = p.id AND l.faculty = 'Music'))"
                        + " ORDER BY p.id");
        asks(SCHOOL, "names of pupils who have not taken any Music lessons")
                .gives("SELECT p.name FROM public.pupil AS p WHERE NOT EXISTS (SELECT 1 FROM public.takes AS t JOIN"
                        + " public.lesson AS l ON t.lesson_id = l.id WHERE (t.pupil_id = p.id AND l.faculty = 'Music'))"
                        + " ORDER BY p.id");
    }

    @Test
    void shouldTakeANameForThatOfTheNounBeforeIt() {
        asks(RECORDS, "names of tracks of the album called Help")
                .gives("SELECT t.name FROM public.track AS t JOIN public.album AS a ON t.album_id = a.id WHERE a.title"
                        + " = 'Help' ORDER BY t.id");
    }

    @Test
    void shouldCompleteAHalfNameByTheOneBeforeIt() {
        asks(ACCOUNTS, "account type codes and descriptions")
                .gives("SELECT at2.account_type_code, at2.account_type_description FROM public.account_type AS at2"
                        + " ORDER BY at2.account_type_code");
    }

    @Test
    void shouldKnowNamesWithoutTheirPrepositions() {
        asks(ACCOUNTS, "average amount of outstanding of papers")
                .gives("SELECT avg(p.amount_outstanding) AS average_amount_outstanding FROM public.paper AS p");
        asks(ACCOUNTS, "the active date of papers")
                .gives("SELECT p.active_from_date FROM public.paper AS p ORDER BY p.id");
    }

    @Test
    void shouldCallAKeyIdThoughItPointsElsewhere() {
        LanguageEngine people = new SchemaBuilder()
                .table("person", "id int pk", "name text!")
                .table("coach", "id int pk -> person", "level int")
                .table("team", "team_id int pk", "coach_id int! -> coach", "title text!")
                .engine();
        asks(people, "titles of teams of the coach whose id is 7")
                .gives("SELECT t.title FROM public.team AS t JOIN public.coach AS c ON t.coach_id = c.id WHERE"
                        + " c.id = 7 ORDER BY t.team_id");
    }

    @Test
    void shouldAddUpRowsThatHoldNumbersOfWhatTheyAreCalled() {
        LanguageEngine yearly = new SchemaBuilder()
                .table("enrolment", "id int pk", "year int!", "enrolment int!")
                .engine();
        asks(yearly, "how many enrolments were there in 2004")
                .gives("SELECT sum(e.enrolment) AS total_enrolment FROM public.enrolment AS e WHERE e.year = 2004");
    }

    @Test
    void shouldDenyWhatStandsBehindAVerbThatResemblesATable() {
        LanguageEngine games = new SchemaBuilder()
                .table("kid", "id int pk", "name text!")
                .table("plays_game", "kid_id int! -> kid", "game text!")
                .table("sport_entry", "kid_id int! -> kid", "sport text! = Football | Tennis")
                .engine();
        asks(games, "names of kids who do not play Football")
                .gives("SELECT k.name FROM public.kid AS k WHERE NOT EXISTS (SELECT 1 FROM public.sport_entry AS se2"
                        + " WHERE (se2.kid_id = k.id AND se2.sport = 'Football')) ORDER BY k.id");
    }

    private static Asking asks(LanguageEngine engine, String question) {
        return Asking.asks(engine, question);
    }

    private static final LanguageEngine HOMES = new SchemaBuilder()
            .table("owner", "id int pk", "name text!", "phone text")
            .table("broker", "id int pk", "name text!", "office text = North | South")
            .table(
                    "home",
                    "id int pk",
                    "address text!",
                    "city text = Lund | Malmo",
                    "kind text = flat | house | office",
                    "listed_on date",
                    "sold_on date",
                    "owner_id int! -> owner",
                    "broker_id int -> broker")
            .table("buyer", "id int pk", "name text!")
            .table("viewing", "id int pk", "home_id int! -> home", "buyer_id int! -> buyer", "viewed_on date!")
            .table("bid", "id int pk", "home_id int! -> home", "buyer_id int! -> buyer", "amount numeric!")
            .engine();

    @Test
    void shouldKnowRowsThatAreCalledLikeWhatIsDone() {
        Asking.asks(HOMES, "number of viewings").gives("SELECT count(*) AS view_count FROM public.viewing AS v");
        Asking.asks(HOMES, "addresses of homes without viewings")
                .gives("SELECT h.address FROM public.home AS h WHERE NOT EXISTS (SELECT 1 FROM public.viewing AS v"
                        + " WHERE v.home_id = h.id) ORDER BY h.id");
    }

    @Test
    void shouldSayOfWhatIsAskedAboutWhatAVerbOfItsOwnSays() {
        Asking.asks(HOMES, "names of buyers who viewed a home and made a bid")
                .gives("SELECT b.name FROM public.buyer AS b WHERE (EXISTS (SELECT 1 FROM public.bid AS b2 WHERE"
                        + " b2.buyer_id = b.id) AND EXISTS (SELECT 1 FROM public.viewing AS v JOIN public.home AS h ON"
                        + " v.home_id = h.id WHERE v.buyer_id = b.id)) ORDER BY b.id");
        Asking.asks(HOMES, "names of buyers who viewed a home but made no bid")
                .gives("SELECT b.name FROM public.buyer AS b WHERE (NOT EXISTS (SELECT 1 FROM public.bid AS b2 WHERE"
                        + " b2.buyer_id = b.id) AND EXISTS (SELECT 1 FROM public.viewing AS v JOIN public.home AS h ON"
                        + " v.home_id = h.id WHERE v.buyer_id = b.id)) ORDER BY b.id");
    }

    @Test
    void shouldNotTakeWhereSomethingIsListedForAnOrder() {
        Asking.asks(HOMES, "addresses of homes listed in Lund")
                .gives("SELECT h.address FROM public.home AS h WHERE h.city = 'Lund'" + " ORDER BY h.id");
    }

    @Test
    void shouldCountRowsThatSomethingWasDoneTo() {
        Asking.asks(HOMES, "top 3 cities by number of sold homes")
                .gives("SELECT h.city, count(*) AS home_count FROM public.home AS h WHERE h.sold_on IS NOT NULL"
                        + " GROUP BY h.city ORDER BY count(*) DESC, h.city LIMIT 3");
    }

    @Test
    void shouldNotDropWhatOthersAreCalled() {
        Asking.asks(HOMES, "phone numbers of owners of offices").isRefusedFor("offices");
    }
}
