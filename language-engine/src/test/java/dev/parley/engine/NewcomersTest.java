package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people ask who do not know the schema, and what must not be answered with its opposite. */
class NewcomersTest {

    private static final LanguageEngine PHARMACY = new SchemaBuilder()
            .table("drug", "id int pk", "name text! = Aspirin | Insulin", "price numeric!", "withdrawn_on date")
            .table("shelf", "id int pk", "name text!", "shelf_town text! = Lyon | Nice")
            .table("supply", "drug_id int! -> drug", "shelf_id int! -> shelf", "quantity int!", "counted_on date")
            .table(
                    "prescription",
                    "id int pk",
                    "code text! unique",
                    "drug_id int! -> drug",
                    "status enum(written|paid|dispensed|collected|void)!",
                    "written_at timestamp!",
                    "dispensed_at timestamp",
                    "rebate numeric!",
                    "total numeric!")
            .table("shop", "id int pk", "name text!", "opened_on date!")
            .table(
                    "pharmacist",
                    "id int pk",
                    "name text!",
                    "branch text = Sales | Returns",
                    "salary numeric!",
                    "standing text = active | closed",
                    "left_on date",
                    "shop_id int -> shop")
            .table("tyre", "id int pk", "name text!", "stock int!")
            .engine();

    @Test
    void shouldTakeTheLastForTheLatest() {
        asks("When was the last prescription?")
                .gives("SELECT p.written_at FROM public.prescription AS p ORDER BY p.written_at DESC, p.id LIMIT 1");
        asks("codes of the last 3 prescriptions")
                .gives("SELECT p.code FROM public.prescription AS p ORDER BY p.written_at DESC, p.id LIMIT 3");
    }

    @Test
    void shouldRankByWhatSomebodyEarnsMostOf() {
        asks("which pharmacist earns the least")
                .gives("SELECT p.name FROM public.pharmacist AS p ORDER BY p.salary, p.id LIMIT 1");
        asks("which pharmacist earns the most")
                .gives("SELECT p.name FROM public.pharmacist AS p ORDER BY p.salary DESC, p.id LIMIT 1");
    }

    @Test
    void shouldGroupByTheUnitBehindAVerb() {
        asks("total rebate given by month in 2024")
                .gives("SELECT CAST(date_trunc('month', p.written_at) AS date) AS month, sum(p.rebate) AS total_rebate"
                        + " FROM public.prescription AS p WHERE (p.written_at >= DATE '2024-01-01'"
                        + " AND p.written_at < DATE '2025-01-01') GROUP BY CAST(date_trunc('month', p.written_at) AS date)"
                        + " ORDER BY CAST(date_trunc('month', p.written_at) AS date)");
    }

    @Test
    void shouldTakeBothDaysOfARangeInTheYearThatIsSaidOnce() {
        String range = "SELECT p.code FROM public.prescription AS p WHERE (p.written_at >= DATE '2023-06-01'"
                + " AND p.written_at < DATE '2023-06-16') ORDER BY p.id";
        asks("codes of prescriptions written between 1 June and 15 June 2023").gives(range);
        asks("codes of prescriptions written from 1 June to 15 June 2023").gives(range);
        asks("codes of prescriptions written between 20 December and 5 January 2023")
                .gives("SELECT p.code FROM public.prescription AS p WHERE (p.written_at >= DATE '2022-12-20'"
                        + " AND p.written_at < DATE '2023-01-06') ORDER BY p.id");
    }

    @Test
    void shouldNotHaveInStockWhatIsOutOfIt() {
        asks("which drugs are out of supply")
                .gives("SELECT d.name FROM public.drug AS d WHERE NOT EXISTS (SELECT 1 FROM public.supply AS s WHERE"
                        + " (s.drug_id = d.id AND s.quantity > 0)) ORDER BY d.id")
                .assuming("supply.quantity is more than 0");
        asks("names of drugs in supply")
                .gives("SELECT d.name FROM public.drug AS d WHERE EXISTS (SELECT 1 FROM public.supply AS s2 WHERE"
                        + " (s2.drug_id = d.id AND s2.quantity > 0)) ORDER BY d.id");
        asks("names of tyres that are out of stock")
                .gives("SELECT t.name FROM public.tyre AS t WHERE t.stock = 0 ORDER BY t.id");
        asks("names of tyres in stock").gives("SELECT t.name FROM public.tyre AS t WHERE t.stock > 0 ORDER BY t.id");
    }

    @Test
    void shouldTakeOutOfForOfBeforeAllOfThem() {
        asks("how many out of the drugs have no supply")
                .gives("SELECT count(*) AS drug_count FROM public.drug AS d WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.supply AS s WHERE (s.drug_id = d.id AND s.quantity > 0))");
    }

    @Test
    void shouldTakeNoAmountForNothing() {
        asks("how many prescriptions have no rebate")
                .gives("SELECT count(*) AS prescription_count FROM public.prescription AS p WHERE p.rebate = 0");
    }

    @Test
    void shouldLookForTheDateOfWhatWasNotDone() {
        String codes = "SELECT p.code FROM public.prescription AS p WHERE p.dispensed_at IS NULL ORDER BY p.id";
        asks("codes of prescriptions not yet dispensed").gives(codes);
        asks("codes of prescriptions yet to be dispensed").gives(codes);
        asks("codes of prescriptions that have not been dispensed").gives(codes);
        asks("codes of undispensed prescriptions").gives(codes);
    }

    @Test
    void shouldReadUnOnlyWhereNotOneIsTheOther() {
        asks("names of inactive pharmacists")
                .gives("SELECT p.name FROM public.pharmacist AS p WHERE p.standing IS DISTINCT FROM 'active' ORDER"
                        + " BY p.id");
        asks("unpaid prescriptions").isRefusedFor("unpaid");
    }

    @Test
    void shouldNotPassOverWordsThatTurnRound() {
        asks("pharmacists who stopped selling drugs").isNotAnswered();
        asks("how many pharmacists rarely sell drugs").isNotAnswered();
    }

    @Test
    void shouldRefuseAStateThatIsNotKnownAndTellThoseThatAre() {
        assertThat(asks("how many prescriptions are open").isRefusedFor("open").nearest())
                .startsWith("prescription.status (written, paid, dispensed, collected, void)");
        asks("open prescriptions").isRefusedFor("open");
    }

    @Test
    void shouldTellWhoIsThereFromWhoIsGone() {
        asks("names of current pharmacists")
                .gives("SELECT p.name FROM public.pharmacist AS p WHERE (p.left_on IS NULL OR p.left_on > DATE"
                        + " '2025-03-14') ORDER BY p.id")
                .assuming("being empty or still to come");
        asks("names of pharmacists who no longer work here")
                .gives("SELECT p.name FROM public.pharmacist AS p WHERE p.left_on <= DATE '2025-03-14' ORDER BY p.id");
        asks("names of current drugs").gives("SELECT d.name FROM public.drug AS d ORDER BY d.id");
    }

    @Test
    void shouldAddUpWhatThereIsOfAMass() {
        asks("which shelf has the most supply")
                .gives("SELECT s.name FROM public.shelf AS s JOIN public.supply AS s2 ON s.id = s2.shelf_id GROUP BY"
                        + " s.id, s.name ORDER BY sum(s2.quantity) DESC NULLS LAST, s.id LIMIT 1");
        asks("total supply per shelf")
                .gives("SELECT s2.name, sum(s.quantity) AS total_quantity FROM public.supply AS s JOIN public.shelf AS"
                        + " s2 ON s.shelf_id = s2.id GROUP BY s2.id, s2.name ORDER BY s2.name, s2.id");
    }

    @Test
    void shouldTakeTheValueOfARowForItsTotal() {
        asks("average prescription value").gives("SELECT avg(p.total) AS average_total FROM public.prescription AS p");
        asks("value of paid prescriptions")
                .gives("SELECT sum(p.total) AS total_total FROM public.prescription AS p WHERE p.status = 'paid'");
    }

    @Test
    void shouldSayWhoEarns() {
        asks("which pharmacists earn more than 5000")
                .gives("SELECT p.name FROM public.pharmacist AS p WHERE p.salary > 5000 ORDER BY p.id");
    }

    @Test
    void shouldNotPassOverWhatIsSaidLast() {
        asks("pharmacists who sold a bike").isRefusedFor("bike");
        asks("prescriptions written on weekends").isRefusedFor("weekends");
        asks("prescriptions dispensed late").isNotAnswered();
    }

    @Test
    void shouldTakeThePeriodOfWhatWasNeverDone() {
        asks("names of drugs without prescriptions in 2024")
                .gives("SELECT d.name FROM public.drug AS d WHERE NOT EXISTS (SELECT 1 FROM public.prescription AS p"
                        + " WHERE (p.drug_id = d.id AND p.written_at >= DATE '2024-01-01' AND p.written_at < DATE"
                        + " '2025-01-01')) ORDER BY d.id");
    }

    @Test
    void shouldMeasureBeforeAGroup() {
        LanguageEngine firm = new SchemaBuilder()
                .table("team", "id int pk", "name text! = Sales | Support")
                .table("item", "id int pk", "team_id int! -> team", "quantity int!", "price numeric!")
                .engine();
        Asking.asks(firm, "sales by team")
                .gives("SELECT t.name, sum((i.quantity * i.price)) AS revenue FROM public.item AS i JOIN public.team AS"
                        + " t ON i.team_id = t.id GROUP BY t.id, t.name ORDER BY t.name, t.id");
    }

    @Test
    void shouldTakeANumberBeforeAMeasureForItsAmount() {
        LanguageEngine inn = new SchemaBuilder()
                .table("review", "id int pk", "title text!", "stars int!")
                .engine();
        Asking.asks(inn, "titles of 5 star reviews")
                .gives("SELECT r.title FROM public.review AS r WHERE r.stars = 5 ORDER BY r.id");
    }

    @Test
    void shouldHintAtNothingThatIsFar() {
        assertThat(asks("the flurbs of drugs").isRefusedFor("flurbs").nearest()).isEmpty();
    }

    private static Asking asks(String question) {
        return Asking.asks(PHARMACY, question);
    }
}
