package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** How many rows there are of each on average: rows that belong to one owner each, whatever ties them. */
class AverageCountsTest {

    private static final LanguageEngine ENGINE = new SchemaBuilder()
            .table("dish", "id int pk", "name text! = Soup | Pie")
            .table("bill", "id int pk", "opened_at timestamp!")
            .table("bill_item", "id int pk", "bill_id int! -> bill", "dish_id int! -> dish", "pieces int!")
            .table("label", "id int pk", "name text! = vegan | hot")
            .table("dish_label", "dish_id int! pk -> dish", "label_id int! pk -> label")
            .table("cook", "id int pk", "name text! = Ann Lee")
            .table("shift", "id int pk", "cook_id int! -> cook", "dish_id int! -> dish", "worked_on date!")
            .engine();

    @Test
    void shouldCountTheParts() {
        String items = "SELECT (CAST(count(*) AS numeric) / nullif(count(DISTINCT b.id), 0)) AS %s"
                + " FROM public.bill_item AS bi JOIN public.bill AS b ON bi.bill_id = b.id";
        asks("average number of items per bill").gives(items.formatted("average_bill_item_count"));
    }

    @Test
    void shouldCountTheRowsThatTieBoth() {
        asks("average number of labels per dish")
                .gives("SELECT (CAST(count(*) AS numeric) / nullif(count(DISTINCT d.id), 0)) AS average_label_count"
                        + " FROM public.dish_label AS dl JOIN public.dish AS d ON dl.dish_id = d.id");
    }

    @Test
    void shouldRefuseWhatMayBeTiedTwice() {
        asks("average number of cooks per dish").isRefusedFor("dish");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
