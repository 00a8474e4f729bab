package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Phrases about numbers that are computed, and about the row that another row points at. */
class ComputedPhrasesTest {

    private static final LanguageEngine SHOP = new SchemaBuilder()
            .table("brand", "id int pk", "name text! = Acme", "founded_year int")
            .table("item", "id int pk", "name text!", "brand_id int! -> brand", "price numeric!", "launched_on date")
            .table("purchase", "id int pk", "ordered_at timestamp!")
            .table(
                    "purchase_line",
                    "id int pk",
                    "purchase_id int! -> purchase",
                    "item_id int! -> item",
                    "quantity int!",
                    "unit_price numeric!")
            .table("worker", "id int pk", "name text!", "salary numeric!", "manager_id int -> worker")
            .engine();

    @Test
    void shouldSortByWhatWasComputed() {
        asks("number of items per brand, highest first")
                .gives("SELECT b.name, count(*) AS item_count FROM public.item AS i JOIN public.brand AS b ON"
                        + " i.brand_id = b.id GROUP BY b.id, b.name ORDER BY count(*) DESC");
    }

    @Test
    void shouldTakeAPeriodForThatOfTheSalesAndNotOfTheGroups() {
        asks("revenue by brand in 2025")
                .gives("SELECT b.name, sum((pl.quantity * pl.unit_price)) AS revenue FROM public.purchase_line AS pl"
                        + " JOIN public.item AS i ON pl.item_id = i.id JOIN public.brand AS b ON i.brand_id = b.id JOIN"
                        + " public.purchase AS p ON pl.purchase_id = p.id WHERE (p.ordered_at >= DATE '2025-01-01' AND"
                        + " p.ordered_at < DATE '2026-01-01') GROUP BY b.id, b.name ORDER BY b.name, b.id");
    }

    @Test
    void shouldNotTakeWhatIsGoodForGoods() {
        asks("good items").isRefusedFor("good");
    }

    @Test
    void shouldCompareWithTheRowPointedAt() {
        asks("names of workers who earn more than their manager")
                .gives("SELECT w.name FROM public.worker AS w JOIN public.worker AS w2 ON w.manager_id = w2.id WHERE"
                        + " w.salary > w2.salary ORDER BY w.id");
    }

    @Test
    void shouldCompareWithTheExtremeOfOtherRows() {
        asks("names of items with a higher price than the most expensive item of Acme")
                .gives(
                        "SELECT i.name FROM public.item AS i WHERE i.price > (SELECT max(i2.price) FROM public.item AS i2"
                                + " JOIN public.brand AS b ON i2.brand_id = b.id WHERE b.name = 'Acme') ORDER BY i.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(SHOP, question);
    }
}
