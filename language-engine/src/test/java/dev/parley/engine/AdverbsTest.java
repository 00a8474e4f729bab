package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** How often, when last, in which order, on average. */
class AdverbsTest {

    private static final LanguageEngine SHOP = Schemas.SHOP.engine();
    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine CLUBS = new SchemaBuilder()
            .table("club", "id int pk", "name text! = Reds | Blues")
            .table("player", "id int pk", "name text! = Ann Lee", "age int", "club_id int -> club")
            .table("project", "id int pk", "title text! = Dam | Road")
            .table("assigned_to", "player_id int! -> player", "project_id int! -> project")
            .engine();

    private static final String ORDERED = "SELECT p.name FROM public.products AS p JOIN public.order_items AS oi ON"
            + " p.id = oi.product_id JOIN public.orders AS o ON oi.order_id = o.id GROUP BY p.id, p.name"
            + " ORDER BY count(DISTINCT o.id) DESC, p.id LIMIT ";

    @Test
    void shouldCountHowOftenSomethingIsDone() {
        asks(SHOP, "which product is ordered most frequently")
                .gives(ORDERED + 1)
                .plainly();
        asks(SHOP, "what is the product that is ordered the most often").gives(ORDERED + 1);
        asks(SHOP, "the most frequently ordered product").gives(ORDERED + 1);
        asks(SHOP, "top 3 most ordered products").gives(ORDERED + 3);
        asks(CLINIC, "the least prescribed medication")
                .gives("SELECT m.name FROM public.medications AS m JOIN public.prescriptions AS p ON"
                        + " m.id = p.medication_id GROUP BY m.id, m.name ORDER BY count(*), m.id LIMIT 1");
    }

    @Test
    void shouldCountWhatWasDoneThoughOtherRowsAreNearer() {
        asks(LIBRARY, "the most borrowed book")
                .gives("SELECT b.title FROM public.book AS b JOIN public.copy AS c ON b.id = c.book_id JOIN"
                        + " public.loan AS l ON c.id = l.copy_id GROUP BY b.id, b.title"
                        + " ORDER BY count(*) DESC, b.id LIMIT 1");
    }

    @Test
    void shouldRefuseWhatNoRowsTellHowOftenItIsDone() {
        asks(SHOP, "the most watched product").isNotAnswered();
    }

    @Test
    void shouldCountTheTimesThatSomethingWasDone() {
        asks(SHOP, "how many times has Ann Lee ordered")
                .gives("SELECT count(*) AS order_count FROM public.orders AS o JOIN public.customers AS c ON"
                        + " o.customer_id = c.id WHERE c.name = 'Ann Lee'");
        asks(CLINIC, "how often was each medication prescribed")
                .gives("SELECT m.name, count(*) AS prescription_count FROM public.prescriptions AS p JOIN"
                        + " public.medications AS m ON p.medication_id = m.id GROUP BY m.id, m.name"
                        + " ORDER BY m.name, m.id");
    }

    @Test
    void shouldSeeWhoDidSomethingLast() {
        asks(SHOP, "who most recently placed an order")
                .gives("SELECT c.name FROM public.customers AS c JOIN public.orders AS o ON c.id = o.customer_id"
                        + " ORDER BY o.ordered_at DESC, c.id LIMIT 1");
    }

    @Test
    void shouldTakeWhatWasPlacedForNoPlace() {
        asks(SHOP, "orders placed in December 2024")
                .gives("SELECT o.id, o.ordered_at, o.status, o.total FROM public.orders AS o WHERE"
                        + " (o.ordered_at >= DATE '2024-12-01' AND o.ordered_at < DATE '2025-01-01') ORDER BY o.id");
    }

    @Test
    void shouldSortAListThatIsSaidToBeSorted() {
        asks(SHOP, "the ordered list of customer names")
                .gives("SELECT c.name FROM public.customers AS c ORDER BY c.name");
        asks(SHOP, "the alphabetically sorted list of all product names")
                .gives("SELECT p.name FROM public.products AS p ORDER BY p.name");
    }

    @Test
    void shouldAverageHowMuch() {
        asks(CLUBS, "how old are the players of the club Reds on average")
                .gives("SELECT avg(p.age) AS average_age FROM public.player AS p JOIN public.club AS c ON"
                        + " p.club_id = c.id WHERE c.name = 'Reds'");
        asks(CLUBS, "how old are the players of the club Reds")
                .gives("SELECT p.age FROM public.player AS p JOIN public.club AS c ON p.club_id = c.id WHERE"
                        + " c.name = 'Reds' ORDER BY p.id");
    }

    @Test
    void shouldTellWhatIsNotAssigned() {
        asks(CLUBS, "projects that are not assigned yet")
                .gives("SELECT p.title FROM public.project AS p WHERE NOT EXISTS (SELECT 1 FROM public.assigned_to"
                        + " AS at2 WHERE at2.project_id = p.id) ORDER BY p.id");
        asks(CLINIC, "doctors not assigned to a department")
                .gives("SELECT d.full_name, d.specialty, d.salary, d.hired_at FROM public.doctors AS d WHERE"
                        + " NOT EXISTS (SELECT 1 FROM public.departments AS d2 WHERE d2.id = d.department_id)"
                        + " ORDER BY d.id");
    }

    @Test
    void shouldPutShortGrammaticalWordsRight() {
        asks(SHOP, "name of teh customers").gives("SELECT c.name FROM public.customers AS c ORDER BY c.id");
    }
}
