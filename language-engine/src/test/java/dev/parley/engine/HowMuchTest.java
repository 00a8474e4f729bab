package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** "How much" asks for a quantity, "how many" for a number. */
class HowMuchTest {

    private static final LanguageEngine GARDEN = new SchemaBuilder()
            .table("bed", "id int pk", "title text! = Rose Bed | Herb Bed", "shade text = Full | Half", "area numeric")
            .table("gardener", "id int pk", "name text! = Ann Lee | Bob Ray")
            .table(
                    "spraying",
                    "id int pk",
                    "bed_id int! -> bed",
                    "gardener_id int! -> gardener",
                    "product text! = Soap | Oil",
                    "litres int!",
                    "sprayed_at date!")
            .engine();

    private static final String OF_EACH = " FROM public.spraying AS s JOIN public.gardener AS g ON s.gardener_id = g.id"
            + "%s GROUP BY g.id, g.name ORDER BY g.name, g.id";

    @Test
    void shouldAddUpTheFigureThatSaysHowMuch() {
        asks(GARDEN, "how much product did each gardener use?")
                .gives("SELECT g.name, sum(s.litres) AS total_litres" + OF_EACH.formatted(""))
                .assuming("how much of it there is");
        asks(GARDEN, "how much Soap did each gardener use?")
                .gives("SELECT g.name, sum(s.litres) AS total_litres" + OF_EACH.formatted(" WHERE s.product = 'Soap'"));
        asks(GARDEN, "How much product was sprayed in 2020?")
                .gives("SELECT sum(s.litres) AS total_litres FROM public.spraying AS s WHERE (s.sprayed_at >= DATE"
                        + " '2020-01-01' AND s.sprayed_at < DATE '2021-01-01')");
    }

    @Test
    void shouldCountHowMany() {
        asks(GARDEN, "how many products did each gardener use?")
                .gives("SELECT g.name, count(DISTINCT s.product) AS product_count" + OF_EACH.formatted(""));
    }

    @Test
    void shouldRankByHowMuch() {
        asks(GARDEN, "which gardener used the most product")
                .gives(
                        "SELECT g.name FROM public.gardener AS g JOIN public.spraying AS s ON g.id = s.gardener_id GROUP BY"
                                + " g.id, g.name ORDER BY sum(s.litres) DESC NULLS LAST, g.id LIMIT 1");
        asks(GARDEN, "which gardener used the most products")
                .gives(
                        "SELECT g.name FROM public.gardener AS g JOIN public.spraying AS s ON g.id = s.gardener_id GROUP BY"
                                + " g.id, g.name ORDER BY count(DISTINCT s.product) DESC, g.id LIMIT 1");
    }

    @Test
    void shouldRefuseWhereNothingSaysHowMuch() {
        asks(GARDEN, "how much shade does the Rose Bed have?").isRefusedFor("how much");
    }

    @Test
    void shouldAddUpMoneyAndNeverCountIt() {
        LanguageEngine guild = new SchemaBuilder()
                .table("member", "id int pk", "name text! = Ann | Bob", "no_of_loans int")
                .table("loan", "id int pk", "member_id int! -> member", "amount numeric")
                .table("fine", "id int pk", "member_id int! -> member", "fine_amount numeric")
                .table("visit", "id int pk", "member_id int! -> member", "hours int")
                .engine();
        asks(guild, "How much money did Ann borrow?")
                .gives(
                        "SELECT sum(l.amount) AS total_amount FROM public.loan AS l JOIN public.member AS m ON l.member_id ="
                                + " m.id WHERE m.name = 'Ann'");
        asks(guild, "How much money was paid in fines?")
                .gives("SELECT sum(f.fine_amount) AS total_fine_amount FROM public.fine AS f");
        asks(guild, "How much money was paid in visits?").isRefusedFor("How much money");
        asks(guild, "How many loans does Ann have?")
                .gives(
                        "SELECT count(*) AS loan_count FROM public.loan AS l JOIN public.member AS m ON l.member_id = m.id"
                                + " WHERE m.name = 'Ann'");
    }

    @Test
    void shouldNotCountWhoOwesSomething() {
        asks(GARDEN, "how much do gardeners owe?").isRefusedFor("owe");
        asks(GARDEN, "how much do gardeners owe us in total?").isRefusedFor("owe");
    }
}
