package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What was sold is counted in pieces, and rows of a kind are also of the kind above it. */
class SoldAndKindsTest {

    private static final LanguageEngine SHOP = new SchemaBuilder()
            .table("shelf", "id int pk", "name text! = Lamps | Desk lamps | Rugs", "parent_id int -> shelf")
            .table("ware", "id int pk", "name text! = Ufo", "shelf_id int! -> shelf")
            .table("buyer", "id int pk", "name text! = Ann Lee", "joined_on date!")
            .table("orders", "id int pk", "buyer_id int! -> buyer", "ordered_on date!")
            .table(
                    "order_items",
                    "id int pk",
                    "order_id int! -> orders",
                    "ware_id int! -> ware",
                    "quantity int!",
                    "unit_price numeric!")
            .table("job", "id int pk", "title text! = Smelter | Packer", "pay_grade int")
            .table(
                    "worker",
                    "id int pk",
                    "first_name text! = Ann",
                    "last_name text! = Lee",
                    "job_id int! -> job",
                    "hired_on date!")
            .engine();

    private static final String BELOW =
            "(s.name = 'Lamps' OR s.parent_id IN (SELECT s2.id FROM public.shelf AS s2 WHERE s2.name = 'Lamps'))";

    @Test
    void shouldCountThePiecesSold() {
        String units = "SELECT sum(oi.quantity) AS total_quantity FROM public.order_items AS oi";
        asks("how many units were sold").gives(units);
        asks("how many wares were sold in 2024")
                .gives(units + " JOIN public.orders AS o ON oi.order_id = o.id WHERE"
                        + " (o.ordered_on >= DATE '2024-01-01' AND o.ordered_on < DATE '2025-01-01')");
        asks("how many wares were never sold")
                .gives("SELECT count(*) AS ware_count FROM public.ware AS w WHERE NOT EXISTS (SELECT 1 FROM"
                        + " public.order_items AS oi JOIN public.orders AS o ON oi.order_id = o.id WHERE"
                        + " oi.ware_id = w.id)");
    }

    @Test
    void shouldTakeAKindWithWhatLiesBelowIt() {
        asks("wares on the shelf Lamps")
                .gives("SELECT w.name FROM public.ware AS w JOIN public.shelf AS s ON w.shelf_id = s.id WHERE " + BELOW
                        + " ORDER BY w.id")
                .assuming("taken with what lies directly below it");
        asks("the shelf Lamps").gives("SELECT s.name FROM public.shelf AS s WHERE s.name = 'Lamps' ORDER BY s.id");
    }

    @Test
    void shouldCountThePeopleOfAJob() {
        asks("how many smelters")
                .gives("SELECT count(*) AS worker_count FROM public.worker AS w JOIN public.job AS j ON w.job_id = j.id"
                        + " WHERE j.title = 'Smelter'");
        asks("smelters hired before 2020")
                .gives("SELECT w.first_name, w.last_name, w.hired_on FROM public.worker AS w JOIN public.job AS j ON"
                        + " w.job_id = j.id WHERE (j.title = 'Smelter' AND w.hired_on < DATE '2020-01-01') ORDER BY"
                        + " w.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(SHOP, question);
    }

    @Test
    void shouldCountThePiecesOfAKind() {
        String ufos = "SELECT sum(oi.quantity) AS total_quantity FROM public.order_items AS oi JOIN public.ware AS w ON"
                + " oi.ware_id = w.id WHERE w.name = 'Ufo'";
        asks("how many units of Ufo were sold").gives(ufos);
        asks("how many units of Ufo did we sell").gives(ufos);
    }
}
