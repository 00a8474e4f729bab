package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** A column whose name is said in two pieces is that column, though one piece alone may name another. */
class NamesInPiecesTest {

    private static final LanguageEngine HARBOURS = new SchemaBuilder()
            .table("harbour", "id int pk", "name text! = Skagen | Kiel", "opening_year int", "capacity int")
            .table("regatta", "id int pk", "title text!", "harbour_id int -> harbour", "year int!")
            .table("skipper", "id int pk", "name text!", "state text = TX | CA", "join_year int")
            .table(
                    "bill",
                    "id int pk",
                    "skipper_id int! -> skipper",
                    "billing_state text = TX | CA",
                    "date_bill_sent date",
                    "paid_on date")
            .engine();

    @Test
    void shouldJoinAVerbAndTheNounBehindIt() {
        asks("the average capacity of harbours that were opened in the year 2005")
                .gives(
                        "SELECT avg(h.capacity) AS average_capacity FROM public.harbour AS h WHERE h.opening_year = 2005");
        asks("how many bills were billed from each state?")
                .gives("SELECT b.billing_state, count(*) AS bill_count FROM public.bill AS b GROUP BY b.billing_state"
                        + " ORDER BY b.billing_state");
    }

    @Test
    void shouldJoinANounAndTheVerbBehindIt() {
        asks("names of skippers, sorted by the year they joined")
                .gives("SELECT s.name FROM public.skipper AS s ORDER BY s.join_year");
        asks("what are the names and year of joining of skippers?")
                .gives("SELECT s.name, s.join_year FROM public.skipper AS s ORDER BY s.id");
        asks("show the names of harbours and the year the harbour opened")
                .gives("SELECT h.name, h.opening_year FROM public.harbour AS h ORDER BY h.id");
    }

    @Test
    void shouldJoinAKindAndWhatItIsAKindOf() {
        LanguageEngine accounts = new SchemaBuilder()
                .table("client", "id int pk", "name text!", "account_type text = Gold | Basic")
                .table("loan", "id int pk", "client_id int! -> client", "loan_type text = House | Car")
                .engine();
        Asking.asks(accounts, "how many different types of accounts are there?")
                .gives("SELECT count(DISTINCT c.account_type) AS account_type_count FROM public.client AS c");
    }

    @Test
    void shouldLeaveTheVerbOfAConditionAlone() {
        asks("names of harbours opened after 2005")
                .gives("SELECT h.name FROM public.harbour AS h WHERE h.opening_year > 2005 ORDER BY h.id");
        asks("the year of regattas").gives("SELECT r.year FROM public.regatta AS r ORDER BY r.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(HARBOURS, question);
    }
}
