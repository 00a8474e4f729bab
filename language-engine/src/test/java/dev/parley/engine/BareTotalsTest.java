package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** A measure that is named alone before a group means its total. */
class BareTotalsTest {

    private static final LanguageEngine MARKET = new SchemaBuilder()
            .table("grower", "id int pk", "name text! = Orchard | Meadow")
            .table("fruit", "id int pk", "name text! = Apple | Pear", "grower_id int! -> grower", "unit_price numeric!")
            .table(
                    "pick",
                    "id int pk",
                    "fruit_id int! -> fruit",
                    "stall text! = North | South",
                    "quantity int!",
                    "revenue numeric!",
                    "freshness_rating int!",
                    "picked_on date!")
            .engine();

    @Test
    void shouldTotalAMeasureForEachGroup() {
        String perGrower = "SELECT g.name, sum(p.revenue) AS total_revenue FROM public.pick AS p JOIN public.fruit AS f"
                + " ON p.fruit_id = f.id JOIN public.grower AS g ON f.grower_id = g.id GROUP BY g.id, g.name ORDER BY"
                + " g.name, g.id";
        asks("revenue by grower").gives(perGrower).assuming("taken as the total");
        asks("revenue per grower").gives(perGrower);
        asks("show the revenue for each grower").gives(perGrower);
        asks("total revenue by grower").gives(perGrower);
    }

    @Test
    void shouldTotalByColumnsAndPeriods() {
        asks("quantity by stall")
                .gives("SELECT p.stall, sum(p.quantity) AS total_quantity FROM public.pick AS p GROUP BY p.stall ORDER"
                        + " BY p.stall");
        asks("revenue by stall in 2024, highest first")
                .gives("SELECT p.stall, sum(p.revenue) AS total_revenue FROM public.pick AS p WHERE (p.picked_on >="
                        + " DATE '2024-01-01' AND p.picked_on < DATE '2025-01-01') GROUP BY p.stall ORDER BY"
                        + " sum(p.revenue) DESC NULLS LAST");
        asks("revenue per month")
                .gives("SELECT CAST(date_trunc('month', p.picked_on) AS date) AS month, sum(p.revenue) AS"
                        + " total_revenue FROM public.pick AS p GROUP BY CAST(date_trunc('month', p.picked_on) AS"
                        + " date) ORDER BY CAST(date_trunc('month', p.picked_on) AS date)");
    }

    @Test
    void shouldNotTotalWhatMakesNoSum() {
        asks("unit price by fruit").gives("SELECT f.name, f.unit_price FROM public.fruit AS f ORDER BY f.name");
        asks("freshness rating by stall").gives("SELECT p.freshness_rating FROM public.pick AS p ORDER BY p.stall");
    }

    @Test
    void shouldAddUpWhatStandsBesideANumberOfRows() {
        LanguageEngine sales = new SchemaBuilder()
                .table(
                        "sale",
                        "id int pk",
                        "stall text! = North",
                        "quantity int!",
                        "amount numeric!",
                        "unit_price numeric")
                .engine();
        Asking.asks(sales, "the number of sales and the amount from stall North")
                .gives("SELECT count(*) AS sale_count, sum(s.amount) AS total_amount FROM public.sale AS s"
                        + " WHERE s.stall = 'North'")
                .assuming("taken as the total");
        Asking.asks(sales, "for each stall, the total quantity and amount of sales")
                .gives("SELECT s.stall, sum(s.quantity) AS total_quantity, sum(s.amount) AS total_amount"
                        + " FROM public.sale AS s GROUP BY s.stall ORDER BY s.stall");
        Asking.asks(sales, "what is the total amount of sales?")
                .gives("SELECT sum(s.amount) AS total_amount FROM public.sale AS s");
        Asking.asks(sales, "the number of sales for each amount")
                .gives("SELECT s.amount, count(*) AS sale_count FROM public.sale AS s GROUP BY s.amount ORDER BY"
                        + " s.amount");
    }

    @Test
    void shouldKeepOtherFunctions() {
        asks("average revenue by stall")
                .gives("SELECT p.stall, avg(p.revenue) AS average_revenue FROM public.pick AS p GROUP BY p.stall ORDER"
                        + " BY p.stall");
    }

    @Test
    void shouldTakeTheFigureThatIsKeptRatherThanComputeIt() {
        LanguageEngine sales = new SchemaBuilder()
                .table("sale", "id int pk", "stall text!", "quantity int!", "unit_price numeric!", "revenue numeric!")
                .engine();
        Asking.asks(sales, "total revenue by stall")
                .gives("SELECT s.stall, sum(s.revenue) AS total_revenue FROM public.sale AS s GROUP BY s.stall ORDER BY"
                        + " s.stall")
                .alone();
    }

    private static Asking asks(String question) {
        return Asking.asks(MARKET, question);
    }
}
