package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What people ask of a shop: what was bought and sold, what became of it, when, and for how much. */
class ShopQuestionsTest {

    private static final LanguageEngine NURSERY = new SchemaBuilder()
            .table(
                    "client",
                    "id int pk",
                    "first_name text! = Ida | Tom",
                    "last_name text! = Berg | Holm",
                    "mail text! sensitive",
                    "joined_on date!",
                    "birth_date date")
            .table("depot", "id int pk", "name text! = Depot North | Depot South")
            .table(
                    "sale",
                    "id int pk",
                    "code text! unique = K-17 | K-18",
                    "client_id int! -> client",
                    "depot_id int! -> depot",
                    "status enum(open|paid|sent|lost)!",
                    "is_present bool!",
                    "made_at timestamp!",
                    "sent_at timestamp",
                    "haulier text = Swift | Roadway",
                    "total numeric!")
            .table(
                    "sale_line",
                    "sale_id int pk -> sale",
                    "line_number int pk",
                    "plant_id int! -> plant",
                    "quantity int!",
                    "amount numeric!")
            .table(
                    "plant",
                    "id int pk",
                    "name text! = Blue Iris | Red Oak",
                    "nursery_id int! -> nursery",
                    "listed_on date!")
            .table("nursery", "id int pk", "name text! = Verdant | Rosarium", "founded_year int")
            .table("opinion", "id int pk", "plant_id int! -> plant", "client_id int! -> client", "stars int!")
            .table(
                    "transfer",
                    "id int pk",
                    "sale_id int! -> sale",
                    "means enum(card|cash|voucher)!",
                    "status enum(asked|settled|failed)!",
                    "asked_at timestamp!",
                    "settled_at timestamp")
            .engine();

    @Test
    void shouldCompareWithAValueThatNobodyKnows() {
        asks("client with last name kowalski")
                .gives("SELECT c.first_name, c.last_name, c.mail, c.joined_on, c.birth_date FROM public.client"
                        + " AS c WHERE lower(c.last_name) = 'kowalski' ORDER BY c.id");
        asks("clients whose mail is nobody@nowhere.org")
                .gives("SELECT c.first_name, c.last_name, c.mail, c.joined_on, c.birth_date FROM public.client"
                        + " AS c WHERE lower(c.mail) = 'nobody@nowhere.org' ORDER BY c.id");
        asks("sales with haulier zoomer")
                .gives("SELECT s.code, s.status, s.is_present, s.made_at, s.sent_at, s.haulier FROM public.sale"
                        + " AS s WHERE lower(s.haulier) = 'zoomer' ORDER BY s.id");
    }

    @Test
    void shouldNotPassOverWhatCanOnlyBeAValue() {
        asks("client nobody@nowhere.org").isRefusedFor("nobody@nowhere.org");
    }

    @Test
    void shouldCountTheRowsThatAreSaidToBeSo() {
        asks("how many sales were presents")
                .gives("SELECT count(*) AS sale_count FROM public.sale AS s WHERE s.is_present = TRUE");
        asks("how many presents were there")
                .gives("SELECT count(*) AS sale_count FROM public.sale AS s WHERE s.is_present = TRUE");
        asks("sales that were not presents")
                .gives("SELECT s.code, s.status, s.is_present, s.made_at, s.sent_at, s.haulier FROM public.sale"
                        + " AS s WHERE s.is_present = FALSE ORDER BY s.id");
    }

    @Test
    void shouldTakeTheTotalOfARowForTheColumnCalledSo() {
        asks("what is the total of sale K-17")
                .gives("SELECT s.total FROM public.sale AS s WHERE s.code = 'K-17' ORDER BY s.id");
        asks("total of all sales").gives("SELECT sum(s.total) AS total_total FROM public.sale AS s");
    }

    @Test
    void shouldTellWhatWasDoneFromWhatAStateIsNow() {
        asks("how many sales were sent with Swift")
                .gives("SELECT count(*) AS sale_count FROM public.sale AS s WHERE (s.sent_at IS NOT NULL AND"
                        + " s.haulier = 'Swift')");
        asks("sales sent from Depot North")
                .gives("SELECT s.code, s.status, s.is_present, s.made_at, s.sent_at, s.haulier FROM public.sale"
                        + " AS s JOIN public.depot AS d ON s.depot_id = d.id WHERE (s.sent_at IS NOT NULL AND"
                        + " d.name = 'Depot North') ORDER BY s.id");
        asks("which depot sends the most sales")
                .gives("SELECT d.name FROM public.depot AS d JOIN public.sale AS s ON d.id = s.depot_id WHERE"
                        + " s.sent_at IS NOT NULL GROUP BY d.id, d.name ORDER BY count(*) DESC, d.id LIMIT 1");
        asks("sent sales")
                .gives("SELECT s.code, s.status, s.is_present, s.made_at, s.sent_at, s.haulier FROM public.sale"
                        + " AS s WHERE s.status = 'sent' ORDER BY s.id");
    }

    @Test
    void shouldDateAStateByWhatAllItsRowsHave() {
        asks("how many transfers failed in 2024")
                .gives("SELECT count(*) AS transfer_count FROM public.transfer AS t WHERE (t.status = 'failed'"
                        + " AND t.asked_at >= DATE '2024-01-01' AND t.asked_at < DATE '2025-01-01')");
        asks("how many transfers were settled in 2024")
                .gives("SELECT count(*) AS transfer_count FROM public.transfer AS t WHERE (t.settled_at >= DATE"
                        + " '2024-01-01' AND t.settled_at < DATE '2025-01-01')");
    }

    @Test
    void shouldGoOverTheSalesToWhatWasBought() {
        asks("which clients bought plants of the nursery Verdant")
                .gives("SELECT c.first_name, c.last_name FROM public.client AS c WHERE EXISTS (SELECT 1 FROM"
                        + " public.sale AS s JOIN public.sale_line AS sl ON s.id = sl.sale_id JOIN public.plant AS"
                        + " p ON sl.plant_id = p.id JOIN public.nursery AS n ON p.nursery_id = n.id WHERE"
                        + " (s.client_id = c.id AND n.name = 'Verdant')) ORDER BY c.id");
        asks("plants bought by Ida Berg")
                .gives("SELECT p.name, p.listed_on FROM public.plant AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.sale_line AS sl JOIN public.sale AS s ON sl.sale_id = s.id JOIN public.client"
                        + " AS c ON s.client_id = c.id WHERE (sl.plant_id = p.id AND c.first_name = 'Ida' AND"
                        + " c.last_name = 'Berg')) ORDER BY p.id");
        asks("who bought Red Oak")
                .gives("SELECT c.first_name, c.last_name, c.mail, c.joined_on, c.birth_date FROM public.client"
                        + " AS c WHERE EXISTS (SELECT 1 FROM public.sale AS s JOIN public.sale_line AS sl ON s.id"
                        + " = sl.sale_id JOIN public.plant AS p ON sl.plant_id = p.id WHERE (s.client_id = c.id"
                        + " AND p.name = 'Red Oak')) ORDER BY c.id");
        asks("plants never sold")
                .gives("SELECT p.name, p.listed_on FROM public.plant AS p WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.sale_line AS sl JOIN public.sale AS s ON sl.sale_id = s.id WHERE sl.plant_id ="
                        + " p.id) ORDER BY p.id");
    }

    @Test
    void shouldDateWhatWasSoldByTheSale() {
        asks("how many different plants were sold in 2024")
                .gives("SELECT count(*) AS plant_count FROM public.plant AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.sale_line AS sl JOIN public.sale AS s ON sl.sale_id = s.id WHERE (sl.plant_id ="
                        + " p.id AND s.made_at >= DATE '2024-01-01' AND s.made_at < DATE '2025-01-01'))");
        asks("clients who purchased in 2023 but not in 2024")
                .gives("SELECT c.first_name, c.last_name, c.mail, c.joined_on, c.birth_date FROM public.client"
                        + " AS c WHERE (NOT EXISTS (SELECT 1 FROM public.sale AS s2 WHERE (s2.client_id = c.id AND"
                        + " s2.made_at >= DATE '2024-01-01' AND s2.made_at < DATE '2025-01-01')) AND EXISTS"
                        + " (SELECT 1 FROM public.sale AS s WHERE (s.client_id = c.id AND s.made_at >= DATE"
                        + " '2023-01-01' AND s.made_at < DATE '2024-01-01'))) ORDER BY c.id");
    }

    @Test
    void shouldRankByHowManyWereSold() {
        asks("which plant sold the most")
                .gives("SELECT p.name FROM public.plant AS p JOIN public.sale_line AS sl ON p.id = sl.plant_id"
                        + " GROUP BY p.id, p.name ORDER BY sum(sl.quantity) DESC NULLS LAST, p.id LIMIT 1");
    }

    @Test
    void shouldDateAMeasureByTheRowsThatHaveIt() {
        asks("top 5 nurseries by amount in 2024")
                .gives("SELECT n.name, sum(sl.amount) AS total_amount FROM public.nursery AS n JOIN"
                        + " public.plant AS p ON n.id = p.nursery_id JOIN public.sale_line AS sl ON p.id ="
                        + " sl.plant_id JOIN public.sale AS s ON sl.sale_id = s.id WHERE (s.made_at >= DATE"
                        + " '2024-01-01' AND s.made_at < DATE '2025-01-01') GROUP BY n.id, n.name ORDER BY"
                        + " sum(sl.amount) DESC NULLS LAST, n.id LIMIT 5");
    }

    @Test
    void shouldRankByTheDateThatTheVerbNames() {
        asks("which nursery was founded first")
                .gives("SELECT n.name FROM public.nursery AS n ORDER BY n.founded_year, n.id LIMIT 1");
        asks("which sale was sent first").gives("SELECT s.code FROM public.sale AS s ORDER BY s.sent_at, s.id LIMIT 1");
    }

    @Test
    void shouldTakeADecadeForItsTenYears() {
        asks("clients born in the 1980s")
                .gives("SELECT c.first_name, c.last_name, c.mail, c.joined_on, c.birth_date FROM public.client"
                        + " AS c WHERE (c.birth_date >= DATE '1980-01-01' AND c.birth_date < DATE '1990-01-01')"
                        + " ORDER BY c.id");
        asks("nurseries founded in the 90s")
                .gives("SELECT n.name, n.founded_year FROM public.nursery AS n WHERE n.founded_year BETWEEN"
                        + " 1990 AND 1999 ORDER BY n.id");
        asks("nurseries founded before the 1990s")
                .gives("SELECT n.name, n.founded_year FROM public.nursery AS n WHERE n.founded_year < 1990"
                        + " ORDER BY n.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(NURSERY, question);
    }
}
