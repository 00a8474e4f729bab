package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** "Who" as the people whose column or key the verb names. */
class WhoAskedTest {

    private static final LanguageEngine GARDENS = new SchemaBuilder()
            .table(
                    "gardener",
                    "id int pk",
                    "full_name text! = Ann Lee | Bo Ek",
                    "birth_date date",
                    "hometown text = Rye | Hull",
                    "joined_on date")
            .table("plant", "id int pk", "species text! = Rose | Oak", "shade bool")
            .table("bed", "id int pk", "plant_id int! -> plant", "planner_id int -> gardener", "opened_on date")
            .table("plot", "bed_id int! -> bed", "gardener_id int! -> gardener", "corner text! = North End | Pond Side")
            .table("subscription", "id int pk", "subscriber_name text", "amount numeric", "paid_on date")
            .engine();

    @Test
    void shouldAskForThePeopleOfAColumn() {
        asks("who joined in 2024")
                .gives("SELECT g.full_name FROM public.gardener AS g WHERE (g.joined_on >= DATE '2024-01-01' AND"
                        + " g.joined_on < DATE '2025-01-01') ORDER BY g.id");
        asks("who lives in Rye")
                .gives("SELECT g.full_name FROM public.gardener AS g WHERE g.hometown = 'Rye' ORDER BY g.id");
        asks("who was born after 1990")
                .gives("SELECT g.full_name FROM public.gardener AS g WHERE g.birth_date >= DATE '1991-01-01' ORDER BY"
                        + " g.id");
    }

    @Test
    void shouldAskForWhomAKeySaysDidIt() {
        asks("who planned the most beds")
                .gives("SELECT g.full_name FROM public.gardener AS g JOIN public.bed AS b ON g.id = b.planner_id GROUP"
                        + " BY g.id, g.full_name ORDER BY count(*) DESC, g.id LIMIT 1");
        asks("who planted Pond Side")
                .gives("SELECT g.full_name FROM public.gardener AS g WHERE EXISTS (SELECT 1 FROM public.plot AS p WHERE"
                        + " (p.gardener_id = g.id AND p.corner = 'Pond Side')) ORDER BY g.id");
    }

    @Test
    void shouldAskForWhomATextNames() {
        asks("who subscribed more than once")
                .gives("SELECT s.subscriber_name FROM public.subscription AS s GROUP BY s.subscriber_name HAVING"
                        + " count(*) > 1 ORDER BY s.subscriber_name");
        asks("which subscriber has the highest total amount")
                .gives("SELECT s.subscriber_name FROM public.subscription AS s GROUP BY s.subscriber_name ORDER BY"
                        + " sum(s.amount) DESC NULLS LAST, s.subscriber_name LIMIT 1");
    }

    @Test
    void shouldAskForNobodyWhereItIsOpen() {
        asks("who opened in 2024").isNotAnswered();
        asks("who retired").isNotAnswered();
    }

    @Test
    void shouldNotTakeTheDayOfADeedForOneOfWhoDidIt() {
        asks("who planted Pond Side in 2024").isRefusedFor("2024");
        asks("which gardeners planted Pond Side in 2024").isRefusedFor("2024");
        asks("which gardeners from Rye joined in 2024")
                .gives("SELECT g.full_name FROM public.gardener AS g WHERE (g.hometown = 'Rye' AND g.joined_on >= DATE"
                        + " '2024-01-01' AND g.joined_on < DATE '2025-01-01') ORDER BY g.id");
    }

    @Test
    void shouldAskByWhatTheTopOfThoseWhoAreNamedGo() {
        asks("who are our top 3 subscribers")
                .gives("SELECT s.subscriber_name FROM public.subscription AS s GROUP BY s.subscriber_name ORDER BY"
                        + " sum(s.amount) DESC NULLS LAST, s.subscriber_name LIMIT 3")
                .orAsLikely("SELECT s.subscriber_name FROM public.subscription AS s GROUP BY s.subscriber_name ORDER"
                        + " BY count(*) DESC, s.subscriber_name LIMIT 3");
        asks("top 3 shades").isNotAnswered();
    }

    private static Asking asks(String question) {
        return Asking.asks(GARDENS, question);
    }
}
