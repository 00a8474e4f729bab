package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** "Ordered" where there are orders, what nobody did, two columns of one noun, and who did the most of a column. */
class DoneNotSortedTest {

    private static final LanguageEngine NURSERY = new SchemaBuilder()
            .table("client", "id int pk", "name text! = Ann Lee | Bob Ray", "town text = Lyon | Ghent", "votes int")
            .table("plant_order", "id int pk", "client_id int! -> client", "order_date date!", "fee numeric!")
            .table("plant", "id int pk", "title text! = Rose | Fern", "price numeric!")
            .table("order_plant", "order_id int! -> plant_order", "plant_id int! -> plant", "quantity int!")
            .table("letter", "id int pk", "client_id int! -> client", "heading text!", "likes int")
            .engine();

    private static final String NEVER = "SELECT c.name FROM public.client AS c WHERE NOT EXISTS (SELECT 1 FROM"
            + " public.plant_order AS po WHERE po.client_id = c.id) ORDER BY c.id";

    @Test
    void shouldTakeOrderedForWhatSomebodyDid() {
        String byAnn = "SELECT p.title FROM public.plant AS p WHERE EXISTS (SELECT 1 FROM public.order_plant AS op JOIN"
                + " public.plant_order AS po ON op.order_id = po.id JOIN public.client AS c ON po.client_id = c.id WHERE"
                + " (op.plant_id = p.id AND c.name = 'Ann Lee')) ORDER BY p.id";
        asks(NURSERY, "Which plants were ordered by Ann Lee?").gives(byAnn);
        asks(NURSERY, "titles of plants ordered by Ann Lee").gives(byAnn);
        asks(NURSERY, "names of clients who ordered in 2018")
                .gives(
                        "SELECT c.name FROM public.client AS c WHERE EXISTS (SELECT 1 FROM public.plant_order AS po WHERE"
                                + " (po.client_id = c.id AND po.order_date >= DATE '2018-01-01' AND po.order_date < DATE"
                                + " '2019-01-01')) ORDER BY c.id");
        asks(NURSERY, "What is the total quantity ordered of the plant titled Rose?")
                .gives(
                        "SELECT sum(op.quantity) AS total_quantity FROM public.order_plant AS op JOIN public.plant AS p ON"
                                + " op.plant_id = p.id WHERE p.title = 'Rose'");
    }

    @Test
    void shouldStillSort() {
        asks(NURSERY, "names of clients ordered by town")
                .gives("SELECT c.name FROM public.client AS c ORDER BY c.town");
        asks(NURSERY, "titles of the plants, ordered by price")
                .gives("SELECT p.title FROM public.plant AS p ORDER BY p.price");
    }

    @Test
    void shouldDenyWhatNobodyDid() {
        asks(NURSERY, "Which clients have never ordered anything?").gives(NEVER);
        asks(NURSERY, "Which clients never ordered?").gives(NEVER);
        asks(NURSERY, "Which clients ordered nothing?").gives(NEVER);
        String plants = "SELECT p.title FROM public.plant AS p WHERE NOT EXISTS (SELECT 1 FROM public.order_plant AS op"
                + " JOIN public.plant_order AS po ON op.order_id = po.id WHERE op.plant_id = p.id) ORDER BY p.id";
        asks(NURSERY, "Which plants were not ordered?").gives(plants);
        asks(NURSERY, "titles of plants ordered by nobody").gives(plants);
        asks(NURSERY, "titles of plants not ordered by anyone").gives(plants);
    }

    @Test
    void shouldShowBothColumnsBesideACondition() {
        asks(NURSERY, "ids and dates of orders made in 2018")
                .gives("SELECT po.id, po.order_date FROM public.plant_order AS po WHERE (po.order_date >= DATE"
                        + " '2018-01-01' AND po.order_date < DATE '2019-01-01') ORDER BY po.id");
        asks(NURSERY, "dates and ids of orders made in 2018")
                .gives("SELECT po.order_date, po.id FROM public.plant_order AS po WHERE (po.order_date >= DATE"
                        + " '2018-01-01' AND po.order_date < DATE '2019-01-01') ORDER BY po.id");
    }

    @Test
    void shouldAskForTheRowThatHasTheMost() {
        asks(NURSERY, "Who got the most votes?")
                .gives("SELECT c.name FROM public.client AS c ORDER BY c.votes DESC NULLS LAST, c.id LIMIT 1");
        asks(NURSERY, "Which client wrote the most liked letter?")
                .gives("SELECT c.name FROM public.client AS c WHERE EXISTS (SELECT 1 FROM public.letter AS l WHERE"
                        + " (l.client_id = c.id AND l.id IN (SELECT l2.id FROM public.letter AS l2 ORDER BY l2.likes DESC"
                        + " NULLS LAST, l2.id LIMIT 1))) ORDER BY c.id");
    }

    @Test
    void shouldRefuseAnOutcomeThatNoColumnHas() {
        LanguageEngine league = new SchemaBuilder()
                .table("squad", "id int pk", "squad_name text! = Gulls", "no_of_wins int")
                .table(
                        "fixture",
                        "id int pk",
                        "played_on date!",
                        "home_squad_id int! -> squad",
                        "away_squad_id int! -> squad",
                        "home_points int",
                        "away_points int")
                .engine();
        asks(league, "names of squads that won more than 10 times")
                .gives("SELECT s.squad_name FROM public.squad AS s WHERE s.no_of_wins > 10 ORDER BY s.id");
        asks(league, "For each fixture, show who came and the home points.").isRefusedFor("who");
        asks(league, "How many fixtures did the home squad win?").isRefusedFor("win");
        asks(league, "How many fixtures were won by the home squad?").isRefusedFor("won");
    }
}
