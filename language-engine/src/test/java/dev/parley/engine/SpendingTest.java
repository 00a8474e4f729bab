package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What somebody pays, spends or gives is what the rows of it come to, and no cost beside it. */
class SpendingTest {

    private static final LanguageEngine FERRY = new SchemaBuilder()
            .table("passenger", "id int pk", "name text! = Ann Reid | Bo Dahl")
            .table(
                    "booking",
                    "id int pk",
                    "passenger_id int! -> passenger",
                    "booked_on date!",
                    "status text = paid | open",
                    "delivery_cost numeric")
            .table(
                    "booking_item",
                    "id int pk",
                    "booking_id int! -> booking",
                    "cabin text! = Inner | Outer",
                    "unit_price numeric!",
                    "amount numeric!")
            .engine();

    private static final LanguageEngine MUSEUM = new SchemaBuilder()
            .table("painting", "id int pk", "title text!", "licence_fee numeric")
            .table("show", "id int pk", "painting_id int! -> painting", "opened_on date")
            .table(
                    "gift",
                    "id int pk",
                    "giver_name text = Ann Reid | Bo Dahl",
                    "show_id int -> show",
                    "given_on date",
                    "amount numeric!")
            .engine();

    private static final LanguageEngine FERRY_OF_CUSTOMERS = new SchemaBuilder()
            .table("captain", "id int pk", "name text! = Liv Moe")
            .table("customer", "id int pk", "name text! = Ann Reid | Bo Dahl")
            .table("ship", "id int pk", "name text! = Aurora", "captain_id int! -> captain")
            .table("trip", "id int pk", "customer_id int! -> customer", "ship_id int! -> ship", "fare numeric!")
            .engine();

    private static final LanguageEngine LIBRARY = new SchemaBuilder()
            .table("customer", "id int pk", "name text! = Ann Reid | Bo Dahl")
            .table("parcel", "id int pk", "customer_id int! -> customer", "shipping_cost numeric")
            .engine();

    private static final String OF_BOOKINGS =
            " FROM public.booking_item AS bi JOIN public.booking AS b ON bi.booking_id = b.id JOIN public.passenger AS p"
                    + " ON b.passenger_id = p.id";

    @Test
    void shouldAddUpWhatTheirRowsComeTo() {
        String each = "SELECT p.name, sum(bi.amount) AS total_amount" + OF_BOOKINGS
                + " GROUP BY p.id, p.name ORDER BY p.name, p.id";
        asks(FERRY, "How much did each passenger spend?").gives(each);
        asks(FERRY, "how much did each passenger pay").gives(each);
        String ann = "SELECT sum(bi.amount) AS total_amount" + OF_BOOKINGS + " WHERE p.name = 'Ann Reid'";
        asks(FERRY, "How much did Ann Reid pay?").gives(ann);
        asks(FERRY, "What did Ann Reid spend in total?").gives(ann);
        asks(FERRY, "how much did Ann Reid spend altogether").gives(ann);
    }

    @Test
    void shouldRankWhoPaidTheMost() {
        String most = "SELECT p.name FROM public.passenger AS p JOIN public.booking AS b ON p.id = b.passenger_id JOIN"
                + " public.booking_item AS bi ON b.id = bi.booking_id GROUP BY p.id, p.name"
                + " ORDER BY sum(bi.amount) DESC NULLS LAST, p.id LIMIT 1";
        asks(FERRY, "Which passenger spent the most?").gives(most);
        asks(FERRY, "which passenger paid the most").gives(most);
    }

    @Test
    void shouldTakeTheRowsThatSayWhoGave() {
        asks(MUSEUM, "How much did Ann Reid give?")
                .gives("SELECT sum(g.amount) AS total_amount FROM public.gift AS g WHERE g.giver_name = 'Ann Reid'");
        asks(MUSEUM, "how much did Ann Reid donate")
                .gives("SELECT sum(g.amount) AS total_amount FROM public.gift AS g WHERE g.giver_name = 'Ann Reid'");
    }

    @Test
    void shouldAddUpWhatOneGaveInSeveralRows() {
        asks(MUSEUM, "which giver gave the most")
                .gives("SELECT g.giver_name FROM public.gift AS g GROUP BY g.giver_name"
                        + " ORDER BY sum(g.amount) DESC NULLS LAST, g.giver_name LIMIT 1");
        asks(MUSEUM, "amount given per giver")
                .gives("SELECT g.giver_name, sum(g.amount) AS total_amount FROM public.gift AS g GROUP BY g.giver_name"
                        + " ORDER BY g.giver_name");
    }

    @Test
    void shouldAskWhichOfThoseWhoBuy() {
        asks(FERRY_OF_CUSTOMERS, "who spent the most")
                .gives("SELECT c.name FROM public.customer AS c JOIN public.trip AS t ON c.id = t.customer_id GROUP BY"
                        + " c.id, c.name ORDER BY sum(t.fare) DESC NULLS LAST, c.id LIMIT 1");
        asks(FERRY_OF_CUSTOMERS, "who paid more than 100")
                .gives("SELECT c.name FROM public.customer AS c JOIN public.trip AS t ON c.id = t.customer_id GROUP BY"
                        + " c.id, c.name HAVING sum(t.fare) > 100 ORDER BY c.name, c.id");
    }

    @Test
    void shouldRefuseTheVerbWhereNothingSaysHowMuch() {
        asks(LIBRARY, "How much did each customer spend?").isRefusedFor("spend");
        asks(LIBRARY, "Which customer spent the most?").isRefusedFor("spent");
        asks(LIBRARY, "How much did Ann Reid pay?").isRefusedFor("pay");
        asks(FERRY_OF_CUSTOMERS, "how much did Liv Moe pay").isRefusedFor("pay");
    }

    @Test
    void shouldKeepCostsThatAreNamed() {
        asks(LIBRARY, "total shipping cost per customer")
                .gives("SELECT c.name, sum(p.shipping_cost) AS total_shipping_cost FROM public.parcel AS p JOIN"
                        + " public.customer AS c ON p.customer_id = c.id GROUP BY c.id, c.name ORDER BY c.name, c.id");
        asks(FERRY, "bookings that were paid")
                .gives("SELECT b.id, b.booked_on, b.status, b.delivery_cost FROM public.booking AS b"
                        + " WHERE b.status = 'paid' ORDER BY b.id");
    }
}
