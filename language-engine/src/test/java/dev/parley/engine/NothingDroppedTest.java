package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What a question says is in the answer, or there is none. */
class NothingDroppedTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();

    @Test
    void shouldReadThatAValueIsPresent() {
        asks(LIBRARY, "names of members whose phone is present")
                .gives("SELECT m.name FROM public.member AS m WHERE m.phone IS NOT NULL ORDER BY m.id");
    }

    @Test
    void shouldRefuseConditionsThatDoNotFitAllOfTheirColumns() {
        asks(LIBRARY, "books whose title and price are over 20").isRefusedFor("title");
        asks(LIBRARY, "books whose price and pages are the highest").isRefusedFor("price");
    }

    @Test
    void shouldRefuseAnAdjectiveThatNarrowsInAWayNobodyKnows() {
        asks(LIBRARY, "big members").isRefusedFor("big");
    }

    @Test
    void shouldNotCountSomethingElseThanWhatIsUnknown() {
        asks(LIBRARY, "how many orders does Ada Park have").isRefusedFor("orders");
    }

    @Test
    void shouldRefuseWhatBelongsToSomebodyAndIsNoneOfTheirRows() {
        LanguageEngine school = new SchemaBuilder()
                .table("pupil", "id int pk", "name text! = Ann Lee | Tom Ray", "mentor int", "age int")
                .table("staff", "staff_id int pk", "name text!")
                .engine();
        asks(school, "the age of Ann Lee's mentor").isRefusedFor("mentor");
    }

    @Test
    void shouldRefuseOneOfTwoThatIsNotKnown() {
        asks(LIBRARY, "which members borrowed both mouldy and French books").isRefusedFor("mouldy");
        asks(LIBRARY, "which members borrowed both French and mouldy books").isRefusedFor("mouldy");
        asks(LIBRARY, "which authors wrote both slim books and heavy books").isNotAnswered();
    }

    private static final LanguageEngine WARES = new SchemaBuilder()
            .table("buyer", "id int pk", "name text! = Ann Lee", "company text = Acme", "mood text = good | bad")
            .table("ware", "id int pk", "name text!", "cost numeric")
            .table(
                    "bill",
                    "id int pk",
                    "buyer_id int! -> buyer",
                    "ware_id int! -> ware",
                    "total numeric",
                    "paid text = yes | no")
            .table("trial", "id int pk", "buyer_id int! -> buyer", "outcome text = yes | no")
            .engine();

    private static final LanguageEngine SHOP = Schemas.SHOP.engine();

    @Test
    void shouldNotCountWhatShouldBeAddedUp() {
        LanguageEngine trips = new SchemaBuilder()
                .table("carrier", "id int pk", "name text!")
                .table("trip", "id int pk", "carrier_id int! -> carrier", "fare numeric", "departs_at timestamp!")
                .table("guide", "id int pk", "carrier_id int! -> carrier", "role text = driver | steward")
                .engine();
        asks(trips, "total trip yield per carrier").isRefusedFor("yield");
        asks(trips, "carriers with more than 10 trips a day").isNotAnswered();
        asks(trips, "number of guides per role and carrier")
                .gives(
                        "SELECT g.role, c.name, count(*) AS guide_count FROM public.guide AS g JOIN public.carrier AS c ON"
                                + " g.carrier_id = c.id GROUP BY g.role, c.id, c.name ORDER BY g.role, c.name, c.id");
    }

    @Test
    void shouldNotTakeTheFirstForTheSecond() {
        asks(SHOP, "second most expensive product").isRefusedFor("second");
        asks(SHOP, "the 3rd oldest customer").isNotAnswered();
    }

    @Test
    void shouldNotCompareATextThatWasSaidToBeSomething() {
        asks(SHOP, "list products in Lighting under 50").isNotAnswered();
    }

    @Test
    void shouldCountDifferentRowsBehindANumber() {
        asks(SHOP, "which orders have more than 3 different products?")
                .gives(
                        "SELECT o.id FROM public.orders AS o WHERE o.id IN (SELECT oi.order_id FROM public.order_items AS"
                                + " oi JOIN public.products AS p ON oi.product_id = p.id GROUP BY oi.order_id HAVING"
                                + " count(DISTINCT p.id) > 3) ORDER BY o.id");
    }

    @Test
    void shouldReadWhenSomebodyOrdered() {
        asks(SHOP, "names of customers who ordered in March 2024")
                .gives("SELECT c.name FROM public.customers AS c WHERE EXISTS (SELECT 1 FROM public.orders AS o WHERE"
                        + " (o.customer_id = c.id AND o.ordered_at >= DATE '2024-03-01' AND o.ordered_at < DATE"
                        + " '2024-04-01')) ORDER BY c.id");
    }

    @Test
    void shouldTakeWhatSomebodyDidForAVerb() {
        asks(SHOP, "How many orders did Ann Lee place in 2024?")
                .gives("SELECT count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c"
                        + " ON o.customer_id = c.id WHERE (c.name = 'Ann Lee' AND o.ordered_at >= DATE '2024-01-01'"
                        + " AND o.ordered_at < DATE '2025-01-01')");
    }

    @Test
    void shouldTakeTheYearThatIsSaidOnce() {
        asks(SHOP, "how many orders in January or in February 2024?")
                .gives(
                        "SELECT count(*) AS order_count FROM public.orders AS o WHERE ((o.ordered_at >= DATE '2024-01-01'"
                                + " AND o.ordered_at < DATE '2024-02-01') OR (o.ordered_at >= DATE '2024-02-01'"
                                + " AND o.ordered_at < DATE '2024-03-01'))");
    }

    @Test
    void shouldFindWhatCostsTheSame() {
        asks(SHOP, "names of products that cost as much as Red Lamp")
                .gives("SELECT p.name FROM public.products AS p WHERE p.price IN (SELECT p2.price FROM public.products"
                        + " AS p2 WHERE p2.name = 'Red Lamp') ORDER BY p.id");
        asks(SHOP, "customers who ordered as often as Ann Lee").isNotAnswered();
    }

    @Test
    void shouldAddUpWhatOrdersComeTo() {
        asks(SHOP, "what is the total of all paid orders?")
                .gives("SELECT sum(o.total) AS total_total FROM public.orders AS o WHERE o.status = 'paid'");
        asks(SHOP, "total orders").gives("SELECT count(*) AS order_count FROM public.orders AS o");
    }

    @Test
    void shouldNotTakeMomentsForDays() {
        asks(SHOP, "days with more than 10 orders").isRefusedFor("days");
    }

    @Test
    void shouldNotShowWhatIsCompared() {
        asks(WARES, "which wares cost less than 50?")
                .gives("SELECT w.name FROM public.ware AS w WHERE w.cost < 50 ORDER BY w.id");
    }

    @Test
    void shouldNotCountOtherRowsThanThoseThatWereNamed() {
        asks(WARES, "names of buyers with the most orders").isRefusedFor("orders");
        asks(WARES, "top 10 buyers by the total number of orders").isNotAnswered();
    }

    @Test
    void shouldTakeTheValueOfTheRowsThatItIsSaidToBeIn() {
        asks(WARES, "names of buyers who got a yes in a trial")
                .gives("SELECT b.name FROM public.buyer AS b WHERE EXISTS (SELECT 1 FROM public.trial AS t WHERE"
                        + " (t.buyer_id = b.id AND t.outcome = 'yes')) ORDER BY b.id");
    }

    @Test
    void shouldShowTheKeysOfAllRows() {
        asks(WARES, "which buyer ids have no bill")
                .gives("SELECT b.id FROM public.buyer AS b WHERE NOT EXISTS (SELECT 1 FROM public.bill AS b2 WHERE"
                        + " b2.buyer_id = b.id) ORDER BY b.id");
    }

    @Test
    void shouldRefuseMoreToShowBehindARank() {
        asks(LIBRARY, "the title of the longest book, and the names of the members who borrowed it")
                .isRefusedFor("names");
    }

    @Test
    void shouldShowEachNameOnce() {
        asks(CLINIC, "doctor names and department names")
                .gives("SELECT d.full_name, d2.name FROM public.doctors AS d LEFT JOIN public.departments AS d2 ON"
                        + " d.department_id = d2.id ORDER BY d.id");
    }

    @Test
    void shouldRefuseAColumnNamedInSeveralWordsThatItHasNoUseFor() {
        LanguageEngine ships = new SchemaBuilder()
                .table("pilot", "id int pk", "first_name text!", "middle_name text", "last_name text!")
                .engine();
        asks(ships, "list the first name of pilots middle name").isNotAnswered();
        asks(ships, "list the first name middle name and last name of all pilots")
                .gives("SELECT p.first_name, p.middle_name, p.last_name FROM public.pilot AS p ORDER BY p.id");
    }

    @Test
    void shouldRankByRowsOfWhichAYesIsSaid() {
        LanguageEngine club = new SchemaBuilder()
                .table("club", "id int pk", "name text! = Rowers | Runners")
                .table("player", "id int pk", "name text!", "club_id int! -> club", "licensed text = yes | no")
                .engine();
        asks(club, "the club with the most licensed players")
                .gives("SELECT c.name FROM public.club AS c JOIN public.player AS p ON c.id = p.club_id WHERE"
                        + " p.licensed = 'yes' GROUP BY c.id, c.name ORDER BY count(*) DESC, c.id LIMIT 1");
    }

    @Test
    void shouldNotRankByADateThatNothingTies() {
        asks(LIBRARY, "publishers most recently visited").isNotAnswered();
    }

    private static Asking asks(LanguageEngine engine, String question) {
        return Asking.asks(engine, question);
    }

    @Test
    void shouldRefuseToSortByWhatItDoesNotKnow() {
        asks(LIBRARY, "titles of books and sort them in increasing order of weight")
                .isRefusedFor("weight");
        asks(LIBRARY, "book titles sorted by the author's books' prices").isNotAnswered();
    }

    @Test
    void shouldCompareAColumnWithALetter() {
        asks(LIBRARY, "names of members with city x")
                .gives("SELECT m.name FROM public.member AS m WHERE lower(m.city) = 'x' ORDER BY m.id");
    }

    @Test
    void shouldNotTakeWhatWasDoneForAPlace() {
        LanguageEngine shop = new SchemaBuilder()
                .table("customers", "id int pk", "name text!")
                .table("addresses", "id int pk", "city text", "customer_id int! -> customers")
                .table("customer_orders", "id int pk", "customer_id int! -> customers")
                .engine();
        asks(shop, "names of customers who never placed an order")
                .gives("SELECT c.name FROM public.customers AS c WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.customer_orders AS co WHERE co.customer_id = c.id) ORDER BY c.id");
    }

    @Test
    void shouldReadAPlainValueBeforeItsNoun() {
        LanguageEngine ward = new SchemaBuilder()
                .table("patient", "id int pk", "name text!")
                .table("reaction_kind", "id int pk", "reaction text!", "reaction_type text! = food | animal")
                .table("reaction", "patient_id int! -> patient", "kind_id int! -> reaction_kind")
                .engine();
        asks(ward, "how many patients have food related reactions")
                .gives("SELECT count(*) AS patient_count FROM public.patient AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.reaction AS r JOIN public.reaction_kind AS rk ON r.kind_id = rk.id"
                        + " WHERE (r.patient_id = p.id AND rk.reaction_type = 'food'))");
    }

    @Test
    void shouldRefuseWhatASecondQuestionAsksFor() {
        asks(LIBRARY, "which books have more than 300 pages, and in which language were those copies printed?")
                .isRefusedFor("language");
        LanguageEngine firm = new SchemaBuilder()
                .table("film", "id int pk", "title text!")
                .table("book_club", "id int pk", "book_title text!", "film_id int -> film")
                .engine();
        asks(firm, "the titles of films and books").isRefusedFor("books");
    }

    @Test
    void shouldLookForANameWhereItIsSaidToBe() {
        LanguageEngine clubs = new SchemaBuilder()
                .table("club", "id int pk", "name text! = Chess")
                .table("trainer", "id int pk", "name text!", "club_id int! -> club")
                .table("membership", "id int pk", "club_id int! -> club", "since int")
                .engine();
        asks(clubs, "names of clubs having \"Ann Lee\" as a trainer")
                .gives("SELECT c.name FROM public.club AS c WHERE EXISTS (SELECT 1 FROM public.trainer AS t"
                        + " WHERE (t.club_id = c.id AND lower(t.name) = 'ann lee')) ORDER BY c.id");
        asks(clubs, "names of clubs having \"Ann Lee\" as a membership").isNotAnswered();
    }

    @Test
    void shouldDenyOfAllRowsWhatWasNeverDone() {
        LanguageEngine cinema = new SchemaBuilder()
                .table("film", "id int pk", "title text!", "studio text", "director text = Walter Hill | Ann Lee")
                .engine();
        asks(cinema, "which studios have never worked with the director Walter Hill")
                .gives("SELECT DISTINCT f.studio FROM public.film AS f WHERE f.studio NOT IN (SELECT f2.studio"
                        + " FROM public.film AS f2 WHERE (f2.director = 'Walter Hill' AND f2.studio IS NOT NULL))"
                        + " ORDER BY f.studio");
    }

    @Test
    void shouldAskForTheCommonestValueOfAText() {
        LanguageEngine gym = new SchemaBuilder()
                .table("guest", "id int pk", "name text!", "plan text = day | year")
                .engine();
        asks(gym, "names of guests who have the most frequently used plan")
                .gives("SELECT g.name FROM public.guest AS g WHERE g.plan IN (SELECT g2.plan FROM public.guest AS g2"
                        + " GROUP BY g2.plan ORDER BY count(*) DESC, g2.plan LIMIT 1) ORDER BY g.id");
    }

    @Test
    void shouldTakeWhatSomebodyPaidAndNotWhatTheyOwe() {
        LanguageEngine school = new SchemaBuilder()
                .table("customer", "id int pk", "name text! = Ann Lee", "amount_outstanding numeric")
                .table("customer_payment", "id int pk", "customer_id int! -> customer", "amount_payment numeric")
                .engine();
        asks(school, "how much in total did the customer Ann Lee pay")
                .gives("SELECT sum(cp.amount_payment) AS total_amount_payment FROM public.customer_payment AS cp JOIN"
                        + " public.customer AS c ON cp.customer_id = c.id WHERE c.name = 'Ann Lee'");
    }
}
