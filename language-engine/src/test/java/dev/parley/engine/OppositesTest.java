package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Words whose plain reading says the opposite, or something of other rows, in other surroundings. */
class OppositesTest {

    private static final LanguageEngine GARAGE = new SchemaBuilder()
            .table("depot", "id int pk", "name text! = North | South", "closed_on date")
            .table("van", "id int pk", "plate text!", "depot_id int! -> depot", "scrapped_on date")
            .table("repair", "id int pk", "van_id int! -> van", "cost numeric!")
            .table(
                    "driver",
                    "id int pk",
                    "name text!",
                    "town text! = Rome | Oslo",
                    "depot_id int -> depot",
                    "pay numeric!",
                    "left_on date")
            .table("tyre", "id int pk", "name text!", "stock int!", "price numeric!", "maker text = Acme | Zeta")
            .table("pump", "id int pk", "name text!", "mode text! = running | stalled", "stalled bool!", "active bool!")
            .engine();

    private static final LanguageEngine LENDER = new SchemaBuilder()
            .table("client", "id int pk", "name text!", "joined_on date!")
            .table("loan", "id int pk", "client_id int! -> client", "granted_on date!", "repaid_on date")
            .table("purchase", "id int pk", "placed_at timestamp!", "shipped_at timestamp", "client_id int! -> client")
            .table("article", "id int pk", "name text!", "introduced_on date!")
            .table(
                    "purchase_line",
                    "id int pk",
                    "purchase_id int! -> purchase",
                    "article_id int! -> article",
                    "revenue numeric!")
            .engine();

    @Test
    void shouldReadOutOfAPlaceAsFromIt() {
        garage("names of drivers working out of Rome")
                .gives("SELECT d.name FROM public.driver AS d WHERE d.town = 'Rome' ORDER BY d.id");
        garage("plates of vans out of the North depot")
                .gives("SELECT v.plate FROM public.van AS v JOIN public.depot AS d ON v.depot_id = d.id WHERE d.name ="
                        + " 'North' ORDER BY v.id");
    }

    @Test
    void shouldRefuseStatesAndDistancesThatNothingIsKnownOf() {
        garage("vans out of repair").isRefusedFor("out of");
        garage("pumps out of order").isRefusedFor("out of");
        garage("vans in need of repair").isRefusedFor("in need of");
        garage("drivers far from Rome").isRefusedFor("far from");
        garage("drivers not far from Rome").isRefusedFor("far from");
        garage("vans short of repairs").isRefusedFor("short of");
        garage("drivers who moved out of Rome").isNotAnswered();
        garage("depots out of drivers").isRefusedFor("out of");
    }

    @Test
    void shouldKnowWhatIsInStockHoweverItIsAskedFor() {
        String all = "SELECT t.name, t.stock, t.price, t.maker FROM public.tyre AS t WHERE ";
        garage("tyres in stock").gives(all + "t.stock > 0 ORDER BY t.id").assuming("being more than 0");
        garage("list tyres in stock").gives(all + "t.stock > 0 ORDER BY t.id");
        garage("show all tyres that are in stock").gives(all + "t.stock > 0 ORDER BY t.id");
        garage("Acme tyres in stock").gives(all + "(t.maker = 'Acme' AND t.stock > 0) ORDER BY t.id");
        garage("tyres in stock with price under 5").gives(all + "(t.stock > 0 AND t.price < 5) ORDER BY t.id");
        garage("tyres that are in stock and cost less than 5")
                .gives(all + "(t.stock > 0 AND t.price < 5) ORDER BY t.id");
        garage("tyres not in stock").gives(all + "t.stock = 0 ORDER BY t.id");
        garage("tyres out of stock").gives(all + "t.stock = 0 ORDER BY t.id");
        garage("tyres not out of stock").gives(all + "t.stock > 0 ORDER BY t.id");
        garage("stock of tyres").gives("SELECT t.stock FROM public.tyre AS t ORDER BY t.id");
    }

    @Test
    void shouldTakeCurrentForRowsOfTheNounItStandsBefore() {
        String with = "SELECT d.name, d.closed_on FROM public.depot AS d WHERE EXISTS (SELECT 1 FROM public.driver AS"
                + " d2 WHERE (d2.depot_id = d.id AND (d2.left_on IS NULL OR d2.left_on > DATE '2025-03-14'))) ORDER BY"
                + " d.id";
        garage("depots with current drivers").gives(with);
        garage("depots where drivers still work").gives(with);
        garage("depots without current drivers").gives(with.replace("WHERE EXISTS", "WHERE NOT EXISTS"));
        garage("how many drivers do we currently have")
                .gives("SELECT count(*) AS driver_count FROM public.driver AS d WHERE (d.left_on IS NULL OR d.left_on >"
                        + " DATE '2025-03-14')");
    }

    @Test
    void shouldPassOverCurrentBeforeAColumnAndTellItElsewhere() {
        garage("current pay of driver 5")
                .gives("SELECT d.pay FROM public.driver AS d WHERE d.id = 5 ORDER BY d.id")
                .plainly();
        garage("names of drivers and their current depot").assuming("passed over");
        garage("which depots still have vans")
                .gives("SELECT d.name FROM public.depot AS d WHERE EXISTS (SELECT 1 FROM public.van AS v WHERE"
                        + " v.depot_id = d.id) ORDER BY d.id")
                .assuming("passed over");
    }

    @Test
    void shouldTakeNoLongerForTheEndOnlyWhereNothingElseIsDenied() {
        garage("names of drivers who no longer work")
                .gives("SELECT d.name FROM public.driver AS d WHERE d.left_on <= DATE '2025-03-14' ORDER BY d.id");
        garage("names of drivers who no longer work in the North depot")
                .gives("SELECT d.name FROM public.driver AS d WHERE NOT EXISTS (SELECT 1 FROM public.depot AS d2 WHERE"
                        + " (d2.id = d.depot_id AND d2.name = 'North')) ORDER BY d.id");
        garage("names of drivers no longer in Rome")
                .gives("SELECT d.name FROM public.driver AS d WHERE d.town <> 'Rome' ORDER BY d.id");
        garage("names of depots with vans no longer used")
                .gives("SELECT d.name FROM public.depot AS d WHERE EXISTS (SELECT 1 FROM public.van AS v WHERE"
                        + " (v.depot_id = d.id AND v.scrapped_on <= DATE '2025-03-14')) ORDER BY d.id");
    }

    @Test
    void shouldGroupByTheDateNamedLast() {
        lender("how many loans granted in 2024 were repaid per month")
                .gives("SELECT CAST(date_trunc('month', l.repaid_on) AS date) AS month, count(*) AS loan_count FROM"
                        + " public.loan AS l WHERE (l.granted_on >= DATE '2024-01-01' AND l.granted_on < DATE"
                        + " '2025-01-01' AND l.repaid_on IS NOT NULL) GROUP BY CAST(date_trunc('month', l.repaid_on) AS"
                        + " date) ORDER BY CAST(date_trunc('month', l.repaid_on) AS date)");
        lender("number of purchases placed in 2024 and shipped per year")
                .gives(
                        "SELECT CAST(extract(year FROM p.shipped_at) AS integer) AS year, count(*) AS purchase_count FROM"
                                + " public.purchase AS p WHERE (p.placed_at >= DATE '2024-01-01' AND p.placed_at < DATE"
                                + " '2025-01-01' AND p.shipped_at IS NOT NULL) GROUP BY CAST(extract(year FROM p.shipped_at) AS"
                                + " integer) ORDER BY CAST(extract(year FROM p.shipped_at) AS integer)");
    }

    @Test
    void shouldGroupByNoDateThatTheRowsAreWithout() {
        String issued = "SELECT CAST(extract(year FROM l.granted_on) AS integer) AS year, count(*) AS loan_count FROM"
                + " public.loan AS l WHERE l.repaid_on IS NULL GROUP BY CAST(extract(year FROM l.granted_on) AS"
                + " integer) ORDER BY CAST(extract(year FROM l.granted_on) AS integer)";
        lender("number of loans not repaid per year").gives(issued);
        lender("number of loans granted in 2024 that were not repaid per year")
                .gives(issued.replace(
                        "WHERE l.repaid_on IS NULL",
                        "WHERE (l.granted_on >= DATE '2024-01-01' AND l.granted_on < DATE '2025-01-01' AND l.repaid_on"
                                + " IS NULL)"));
    }

    @Test
    void shouldGroupRowsByTheirOwnDateAndNotByThatOfTheirOwners() {
        lender("number of purchases of clients who joined in 2024 per year")
                .gives("SELECT CAST(extract(year FROM p.placed_at) AS integer) AS year, count(*) AS purchase_count FROM"
                        + " public.purchase AS p JOIN public.client AS c ON p.client_id = c.id WHERE (c.joined_on >="
                        + " DATE '2024-01-01' AND c.joined_on < DATE '2025-01-01') GROUP BY CAST(extract(year FROM"
                        + " p.placed_at) AS integer) ORDER BY CAST(extract(year FROM p.placed_at) AS integer)");
    }

    @Test
    void shouldDateLinesWithAKeyOfTheirOwnByTheirPurchase() {
        lender("revenue in 2024")
                .gives("SELECT sum(pl.revenue) AS total_revenue FROM public.purchase_line AS pl JOIN public.purchase AS"
                        + " p ON pl.purchase_id = p.id WHERE (p.placed_at >= DATE '2024-01-01' AND p.placed_at < DATE"
                        + " '2025-01-01')")
                .unambiguously();
    }

    @Test
    void shouldTakeNoBeginningOffAWordThatDeniesNothing() {
        garage("names of inactive pumps")
                .gives("SELECT p.name FROM public.pump AS p WHERE p.active = FALSE ORDER BY p.id");
        garage("installed pumps").isRefusedFor("installed");
        garage("how many installed pumps are there").isRefusedFor("installed");
    }

    @Test
    void shouldPassOverWordsThatOnlyEndInLess() {
        garage("names of tyres regardless of maker").gives("SELECT t.name FROM public.tyre AS t ORDER BY t.id");
        garage("nevertheless list the plates of vans").gives("SELECT v.plate FROM public.van AS v ORDER BY v.id");
        garage("tubeless tyres").isRefusedFor("tubeless");
    }

    private static Asking garage(String question) {
        return Asking.asks(GARAGE, question);
    }

    private static Asking lender(String question) {
        return Asking.asks(LENDER, question);
    }
}
