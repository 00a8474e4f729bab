package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What words leave open though each of them is plain. */
class ScopeTest {

    private static final LanguageEngine SCHOOLS = new SchemaBuilder()
            .table("school", "id int pk", "name text!", "town text = Lyon")
            .table("course", "id int pk", "title text!", "level text = Beginner|Advanced", "hours int")
            .table("offer", "school_id int -> school", "course_id int -> course")
            .table("room", "id int pk", "name text!", "school_id int -> school")
            .engine();

    @Test
    void shouldAskWhetherEachIsMeantOneByOneOrAllTogether() {
        Asking.asks(SCHOOLS, "Which course titles does each school offer?")
                .gives(
                        "SELECT DISTINCT s.name, c.title FROM public.course AS c JOIN public.offer AS o ON c.id = o.course_id"
                                + " JOIN public.school AS s ON o.school_id = s.id ORDER BY s.name, c.title")
                .orAsLikely("SELECT c.title FROM public.course AS c WHERE NOT EXISTS (SELECT 1 FROM public.school AS s"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.offer AS o WHERE (o.course_id = c.id"
                        + " AND o.school_id = s.id))) ORDER BY c.id");
    }

    @Test
    void shouldLeadWithWhatAllHaveWhenAllIsSaid() {
        Asking.asks(SCHOOLS, "course titles that all schools offer")
                .gives("SELECT c.title FROM public.course AS c WHERE NOT EXISTS (SELECT 1 FROM public.school AS s"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.offer AS o WHERE (o.course_id = c.id"
                        + " AND o.school_id = s.id))) ORDER BY c.id")
                .orAsLikely(
                        "SELECT DISTINCT s.name, c.title FROM public.course AS c JOIN public.offer AS o ON c.id = o.course_id"
                                + " JOIN public.school AS s ON o.school_id = s.id ORDER BY s.name, c.title");
    }

    @Test
    void shouldCallRowsByTheirNamesWhereItIsOpenWhichAreMeant() {
        Asking.asks(SCHOOLS, "Show me the courses that each school offers")
                .gives(
                        "SELECT DISTINCT s.name, c.title FROM public.course AS c JOIN public.offer AS o"
                                + " ON c.id = o.course_id JOIN public.school AS s ON o.school_id = s.id ORDER BY s.name, c.title")
                .orAsLikely("SELECT c.title FROM public.course AS c WHERE NOT EXISTS (SELECT 1 FROM public.school AS s"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.offer AS o WHERE (o.course_id = c.id"
                        + " AND o.school_id = s.id))) ORDER BY c.id");
        Asking.asks(SCHOOLS, "Show me the titles, levels and hours of courses that each school offers")
                .gives(
                        "SELECT DISTINCT s.name, c.title, c.level, c.hours FROM public.course AS c JOIN public.offer AS o"
                                + " ON c.id = o.course_id JOIN public.school AS s ON o.school_id = s.id"
                                + " ORDER BY s.name, c.title, c.level, c.hours");
    }

    @Test
    void shouldCallRowsWithoutANameByTheirFirstText() {
        LanguageEngine plants = new SchemaBuilder()
                .table("plant", "id int pk", "name text!")
                .table("remedy", "id int pk", "effect text", "strength int")
                .table("plant_remedy", "plant_id int -> plant", "remedy_id int -> remedy")
                .engine();
        Asking.asks(plants, "show me the remedies that each plant has")
                .gives("SELECT DISTINCT p.name, r.effect FROM public.remedy AS r JOIN public.plant_remedy AS pr"
                        + " ON r.id = pr.remedy_id JOIN public.plant AS p ON pr.plant_id = p.id"
                        + " ORDER BY p.name, r.effect");
    }

    @Test
    void shouldSeeNothingOpenWhereARowBelongsToOneAlone() {
        Asking.asks(SCHOOLS, "the room names of each school").unambiguously();
        Asking.asks(SCHOOLS, "How many courses does each school offer?").unambiguously();
        Asking.asks(SCHOOLS, "courses of the school in Lyon").unambiguously();
    }

    @Test
    void shouldAskHowFarAConditionReaches() {
        LanguageEngine music = new SchemaBuilder()
                .table(
                        "piece",
                        "id int pk",
                        "title text!",
                        "form text! = Sonata|Fugue|Waltz",
                        "composer text! = Bach|Handel",
                        "minutes int!")
                .engine();
        Asking.asks(music, "titles of all sonatas and fugues with 20 minutes")
                .gives(
                        "SELECT p.title FROM public.piece AS p WHERE (p.form IN ('Sonata', 'Fugue') AND p.minutes = 20) ORDER BY p.id")
                .orAsLikely(
                        "SELECT p.title FROM public.piece AS p WHERE (p.form = 'Sonata' OR (p.form = 'Fugue' AND p.minutes = 20)) ORDER BY p.id");
        Asking.asks(music, "titles of pieces by Bach and Handel with 20 minutes")
                .unambiguously();
        Asking.asks(music, "titles of sonatas and fugues").unambiguously();
    }

    @Test
    void shouldAskWhetherRowsOfBothKindsOrOfEitherAreMeant() {
        LanguageEngine library = new SchemaBuilder()
                .table("member", "id int pk", "name text!")
                .table(
                        "loan",
                        "id int pk",
                        "member_id int! -> member",
                        "genre text! = Novel|Poem",
                        "branch text! = Central|Riverside")
                .engine();
        Asking.asks(library, "Which members borrow novels and poems from Central?")
                .orAsLikely("SELECT m.name FROM public.member AS m WHERE (EXISTS (SELECT 1 FROM public.loan AS l"
                        + " WHERE (l.member_id = m.id AND l.genre = 'Novel' AND l.branch = 'Central'))"
                        + " OR EXISTS (SELECT 1 FROM public.loan AS l"
                        + " WHERE (l.member_id = m.id AND l.genre = 'Poem' AND l.branch = 'Central'))) ORDER BY m.id");
    }

    @Test
    void shouldOfferTwoListsBesidePairsOfWhatIsAlike() {
        LanguageEngine theatre = new SchemaBuilder()
                .table("hall", "id int pk", "name text!")
                .table("lamp", "id int pk", "name text!", "watts int!", "hall_id int! -> hall")
                .table("heater", "id int pk", "name text!", "watts int!", "hall_id int! -> hall")
                .table("repair", "id int pk", "lamp_id int -> lamp", "heater_id int -> heater")
                .engine();
        Asking.asks(theatre, "list lamps and heaters with 500 watts")
                .orAsLikely("SELECT l.name FROM public.lamp AS l WHERE l.watts = 500"
                        + " UNION SELECT h.name FROM public.heater AS h WHERE h.watts = 500 ORDER BY name");
        Asking.asks(theatre, "list lamps and heaters").joining("repair");
    }

    @Test
    void shouldMakeOneListOfTwoTablesThatHaveNothingToDoWithEachOther() {
        LanguageEngine travel = new SchemaBuilder()
                .table("harbour", "id int pk", "name text! = Oslo|Kiel")
                .table("ferry", "id int pk", "name text!", "seats int!", "harbour_id int -> harbour")
                .table("train", "id int pk", "name text!", "seats int!", "harbour_id int -> harbour")
                .table("captain", "id int pk", "name text!", "ferry_id int -> ferry")
                .engine();
        Asking.asks(travel, "list ferries and trains")
                .gives("SELECT f.name FROM public.ferry AS f UNION SELECT t.name FROM public.train AS t ORDER BY name")
                .unambiguously();
        Asking.asks(travel, "Show all ferries and trains with 200 seats")
                .gives("SELECT f.name FROM public.ferry AS f WHERE f.seats = 200"
                        + " UNION SELECT t.name FROM public.train AS t WHERE t.seats = 200 ORDER BY name")
                .orAsLikely("SELECT f.name FROM public.ferry AS f"
                        + " UNION SELECT t.name FROM public.train AS t WHERE t.seats = 200 ORDER BY name");
        Asking.asks(travel, "Show ferry names and captains")
                .gives("SELECT f.name AS ferry_name, c.name AS captain_name"
                        + " FROM public.ferry AS f JOIN public.captain AS c ON f.id = c.ferry_id ORDER BY f.id");
    }

    @Test
    void shouldAskWhichPlaceIsMeantWhereSeveralAreKnown() {
        LanguageEngine museums = new SchemaBuilder()
                .table("museum", "id int pk", "name text! = Louvre", "street text!", "city text!")
                .table("guide", "id int pk", "name text! = Ada", "city text!")
                .engine();
        Asking.asks(museums, "Where is the Louvre?")
                .gives("SELECT m.city FROM public.museum AS m WHERE m.name = 'Louvre' ORDER BY m.id")
                .orAsLikely("SELECT m.street FROM public.museum AS m WHERE m.name = 'Louvre' ORDER BY m.id");
        Asking.asks(museums, "Where is the guide Ada?").unambiguously();
    }

    @Test
    void shouldCarryConditionsOnEachOfTheOthers() {
        Asking.asks(SCHOOLS, "course titles that all schools in Lyon offer")
                .gives("SELECT c.title FROM public.course AS c WHERE NOT EXISTS (SELECT 1 FROM public.school AS s"
                        + " WHERE (s.town = 'Lyon' AND NOT EXISTS (SELECT 1 FROM public.offer AS o"
                        + " WHERE (o.course_id = c.id AND o.school_id = s.id)))) ORDER BY c.id");
    }

    @Test
    void shouldMeanWhatAllHaveWhereEveryIsWhatSomethingIsDoneTo() {
        LanguageEngine classes = new SchemaBuilder()
                .table("student", "id int pk", "name text!")
                .table("course", "id int pk", "title text!")
                .table("enrolment", "student_id int -> student", "course_id int -> course")
                .engine();
        Asking.asks(classes, "students who take every course")
                .gives("SELECT s.name FROM public.student AS s WHERE NOT EXISTS (SELECT 1 FROM public.course AS c"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.enrolment AS e"
                        + " WHERE (e.student_id = s.id AND e.course_id = c.id))) ORDER BY s.id")
                .unambiguously();
    }

    @Test
    void shouldAskWhetherEveryIsOneByOneWhereItSaysByWhomSomethingIsDone() {
        LanguageEngine market = new SchemaBuilder()
                .table("shop", "id int pk", "name text!")
                .table("product", "id int pk", "title text!")
                .table("supply", "shop_id int -> shop", "product_id int -> product")
                .engine();

        Asking.asks(market, "titles of products sold in every shop")
                .gives("SELECT p.title FROM public.product AS p WHERE NOT EXISTS (SELECT 1 FROM public.shop AS s"
                        + " WHERE NOT EXISTS (SELECT 1 FROM public.supply AS s2"
                        + " WHERE (s2.product_id = p.id AND s2.shop_id = s.id))) ORDER BY p.id")
                .orAsLikely("SELECT DISTINCT s.name, p.title FROM public.product AS p JOIN public.supply AS s2"
                        + " ON p.id = s2.product_id JOIN public.shop AS s ON s2.shop_id = s.id"
                        + " ORDER BY s.name, p.title");
    }

    @Test
    void shouldShowEachPairOnceAndFindFreeNames() {
        LanguageEngine trade = new SchemaBuilder()
                .table("supplier", "id int pk", "name text!")
                .table("product", "id int pk", "name text!", "supplier_name text")
                .table("delivery", "id int pk", "supplier_id int -> supplier", "product_id int -> product")
                .engine();
        Asking.asks(trade, "names and supplier names of products that each supplier delivers")
                .gives("SELECT DISTINCT s.name AS supplier_name_2, p.name, p.supplier_name FROM public.product AS p"
                        + " JOIN public.delivery AS d ON p.id = d.product_id JOIN public.supplier AS s"
                        + " ON d.supplier_id = s.id ORDER BY s.name, p.name, p.supplier_name");
    }

    @Test
    void shouldAskHowFarAConditionReachesWhereOneNounStandsBehindBothKinds() {
        LanguageEngine films = new SchemaBuilder()
                .table(
                        "film",
                        "id int pk",
                        "title text!",
                        "genre text! = Drama|Comedy",
                        "colour text = Red|Blue",
                        "year int!")
                .engine();
        Asking.asks(films, "titles of drama and comedy films with year over 2010")
                .gives("SELECT f.title FROM public.film AS f WHERE (f.genre IN ('Drama', 'Comedy') AND f.year > 2010)"
                        + " ORDER BY f.id")
                .orAsLikely("SELECT f.title FROM public.film AS f WHERE (f.genre = 'Drama' OR (f.genre = 'Comedy'"
                        + " AND f.year > 2010)) ORDER BY f.id");
        Asking.asks(films, "drama and comedy films").unambiguously();
        Asking.asks(films, "films that are drama or comedy with year over 2010").unambiguously();
    }

    @Test
    void shouldJoinWhatIsTiedInWhateverWay() {
        LanguageEngine cinema = new SchemaBuilder()
                .table("actor", "id int pk", "name text!")
                .table("film", "id int pk", "title text!", "year int!")
                .table("casting", "actor_id int -> actor", "film_id int -> film", "role_name text!")
                .engine();
        for (String question : new String[] {"show actors and films", "list actors and the films they were cast in"}) {
            Asking.asks(cinema, question).joining("casting");
        }
    }

    @Test
    void shouldMakeNoListOfWhatHasNoName() {
        LanguageEngine desk = new SchemaBuilder()
                .table("ticket", "id int pk", "opened_on date")
                .table("machine", "id int pk", "name text!")
                .table("nurse", "id int pk", "first_name text!", "last_name text!")
                .engine();
        Asking.asks(desk, "list tickets and machines").withoutUnion();
        Asking.asks(desk, "list nurses and machines").withoutUnion();
    }

    @Test
    void shouldNotDropAConditionThatFitsOneOfTwoListsAlone() {
        LanguageEngine firm = new SchemaBuilder()
                .table("client", "id int pk", "name text!")
                .table("worker", "id int pk", "name text!", "hired_on date!")
                .engine();
        Asking.asks(firm, "list the clients and workers hired in 2024").withoutUnion();
    }

    @Test
    void shouldTakeWhereForAPlaceOnlyWhereItAsksForOne() {
        LanguageEngine shop = new SchemaBuilder()
                .table(
                        "customer",
                        "id int pk",
                        "name text! = Ada",
                        "city text!",
                        "country text = Italy",
                        "email_address text")
                .table("parcel", "id int pk", "code text! = P7", "state text = new|lost")
                .table("hotel", "id int pk", "name text! = Ritz", "floors int!")
                .engine();
        Asking.asks(shop, "show the city of customers where country is Italy").unambiguously();
        Asking.asks(shop, "Where are the parcels?").isRefusedFor("Where are");
        Asking.asks(shop, "Where is the hotel Ritz?").isRefusedFor("Where is");
    }

    @Test
    void shouldAskHowFarAConditionAheadOfTwoListsReaches() {
        LanguageEngine travel = new SchemaBuilder()
                .table("ferry", "id int pk", "name text!", "language text = Danish | Swedish")
                .table("train", "id int pk", "name text!", "language text = Danish | German")
                .engine();

        Asking.asks(travel, "list Danish-speaking ferries and trains")
                .gives("SELECT f.name FROM public.ferry AS f WHERE f.language = 'Danish' UNION"
                        + " SELECT t.name FROM public.train AS t WHERE t.language = 'Danish' ORDER BY name")
                .orAsLikely("SELECT f.name FROM public.ferry AS f WHERE f.language = 'Danish' UNION"
                        + " SELECT t.name FROM public.train AS t ORDER BY name");
        Asking.asks(travel, "list ferries and trains").unambiguously();
    }

    @Test
    void shouldTakeKindsThatAreAskedForAsRowsOfThem() {
        LanguageEngine clubs = new SchemaBuilder()
                .table(
                        "club_member",
                        "id int pk",
                        "full_name text!",
                        "role text = Honorary Patron | Junior Secretary",
                        "club_id int -> club")
                .table("club", "id int pk", "name text! = Rowing Club | Chess Club")
                .table("boat_type", "id int pk", "kind text = Racing Boat | Fishing Boat")
                .table("boat", "id int pk", "name text!", "type_id int -> boat_type", "club_id int -> club")
                .engine();

        Asking.asks(clubs, "list the honorary patrons of the Rowing Club")
                .gives("SELECT cm.full_name, cm.role FROM public.club_member AS cm JOIN public.club AS c"
                        + " ON cm.club_id = c.id WHERE (cm.role = 'Honorary Patron' AND c.name = 'Rowing Club')"
                        + " ORDER BY cm.id");
        Asking.asks(clubs, "list the racing boats")
                .gives("SELECT b.name FROM public.boat AS b JOIN public.boat_type AS bt ON b.type_id = bt.id"
                        + " WHERE bt.kind = 'Racing Boat' ORDER BY b.id");
        Asking.asks(clubs, "show racing boats and fishing boats of the Rowing Club")
                .gives("SELECT b.name FROM public.boat AS b JOIN public.boat_type AS bt ON b.type_id = bt.id"
                        + " JOIN public.club AS c ON b.club_id = c.id"
                        + " WHERE (bt.kind IN ('Racing Boat', 'Fishing Boat') AND c.name = 'Rowing Club')"
                        + " ORDER BY b.id")
                .orAsLikely("SELECT b.name FROM public.boat AS b JOIN public.boat_type AS bt ON b.type_id = bt.id"
                        + " JOIN public.club AS c ON b.club_id = c.id"
                        + " WHERE (bt.kind = 'Racing Boat' OR (bt.kind = 'Fishing Boat' AND c.name = 'Rowing Club'))"
                        + " ORDER BY b.id");
    }
}
