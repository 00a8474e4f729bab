package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Figures that are said by another word than their name, once of two numbers, or only to be there. */
class FiguresSaidTest {

    private static final LanguageEngine INN = new SchemaBuilder()
            .table("inn", "id int pk", "name text! = Elm | Oak", "founded int", "bonus numeric", "max_guests int")
            .table("guest", "id int pk", "name text! = Ida | Tom")
            .table("grade", "grade_id int! -> guest", "inn_id int! -> inn", "points int", "given_on date")
            .table("fee", "id int pk", "inn_id int! -> inn", "amount_owed numeric", "amount_paid numeric")
            .table("cook", "id int pk", "name text!", "hall text = East | West", "rank text = Chef | Aide")
            .engine();

    @Test
    void shouldTakeTheOnlyFigureOfRowsForWhatIsAveraged() {
        String above =
                "SELECT i.name FROM public.inn AS i JOIN public.grade AS g ON i.id = g.inn_id GROUP BY i.id, i.name"
                        + " HAVING avg(g.points) > 4 ORDER BY i.name, i.id";
        asks(INN, "names of inns with an average grade above 4").gives(above);
        asks(INN, "names of inns whose average grade is above 4").gives(above);
        asks(INN, "number of grades of Elm")
                .gives(
                        "SELECT count(*) AS grade_count FROM public.grade AS g JOIN public.inn AS i ON g.inn_id = i.id WHERE"
                                + " i.name = 'Elm'");
    }

    @Test
    void shouldReadAMeasureThatIsSaidOnceOfTwoNumbers() {
        asks(INN, "names of guests who got 4 or 5 points")
                .gives(
                        "SELECT g.name FROM public.guest AS g WHERE EXISTS (SELECT 1 FROM public.grade AS g2 WHERE (g2.grade_id ="
                                + " g.id AND (g2.points = 4 OR g2.points = 5))) ORDER BY g.id");
    }

    /** A {@code grade_id} that points at guests is not what grades are told apart by. */
    @Test
    void shouldKnowThatRowsMayPointAtOneManyTimes() {
        asks(INN, "names of guests who gave more than 3 points")
                .gives(
                        "SELECT g.name FROM public.guest AS g WHERE EXISTS (SELECT 1 FROM public.grade AS g2 WHERE (g2.grade_id ="
                                + " g.id AND g2.points > 3)) ORDER BY g.id");
    }

    @Test
    void shouldTakeWhatSomebodyGetsForAValueThatIsThere() {
        asks(INN, "names of the inns that receive a bonus")
                .gives("SELECT i.name FROM public.inn AS i WHERE i.bonus IS NOT NULL ORDER BY i.id");
        asks(INN, "How many inns get a bonus?")
                .gives("SELECT count(*) AS inn_count FROM public.inn AS i WHERE i.bonus IS NOT NULL");
    }

    @Test
    void shouldReadAReachedNumberAsABound() {
        asks(INN, "names of inns whose max guests reached 80")
                .gives("SELECT i.name FROM public.inn AS i WHERE i.max_guests >= 80 ORDER BY i.id");
    }

    @Test
    void shouldKnowAColumnByTheParticipleAheadOfItsNoun() {
        asks(INN, "names of inns with a founding year before 1950")
                .gives("SELECT i.name FROM public.inn AS i WHERE i.founded < 1950 ORDER BY i.id");
        asks(INN, "ids of fees whose paid amount is below the owed amount")
                .gives("SELECT f.id FROM public.fee AS f WHERE f.amount_paid < f.amount_owed ORDER BY f.id");
    }

    @Test
    void shouldCountRowsOfAKindThatIsAsWellAnotherWordForThem() {
        asks(INN, "how many chefs are there")
                .gives("SELECT count(*) AS cook_count FROM public.cook AS c WHERE c.rank = 'Chef'");
        asks(INN, "Which halls have at least two chefs?")
                .gives("SELECT c.hall FROM public.cook AS c WHERE c.rank = 'Chef' GROUP BY c.hall HAVING count(*) >= 2"
                        + " ORDER BY c.hall");
        asks(INN, "the hall with the most aides")
                .gives(
                        "SELECT c.hall FROM public.cook AS c WHERE c.rank = 'Aide' GROUP BY c.hall ORDER BY count(*) DESC,"
                                + " c.hall LIMIT 1");
    }

    @Test
    void shouldAddUpRevenueBeforeItIsRanked() {
        LanguageEngine shop = new SchemaBuilder()
                .table("brand", "id int pk", "name text! = Acme | Bolt")
                .table("product", "id int pk", "name text!", "brand_id int! -> brand", "launched_on date")
                .table("sale", "id int pk", "sold_on date!")
                .table(
                        "sale_line",
                        "id int pk",
                        "sale_id int! -> sale",
                        "product_id int! -> product",
                        "revenue numeric!")
                .engine();
        asks(shop, "name of the product with the highest revenue in 2024")
                .gives(
                        "SELECT p.name FROM public.product AS p JOIN public.sale_line AS sl ON p.id = sl.product_id JOIN"
                                + " public.sale AS s ON sl.sale_id = s.id WHERE (s.sold_on >= DATE '2024-01-01' AND s.sold_on < DATE"
                                + " '2025-01-01') GROUP BY p.id, p.name ORDER BY sum(sl.revenue) DESC NULLS LAST, p.id LIMIT 1");
    }

    @Test
    void shouldReadBothEndsOfAColumn() {
        LanguageEngine pupils = new SchemaBuilder()
                .table("pupil", "id int pk", "name text! = Tom | Eva", "age int", "town text = Rye | Ely")
                .engine();
        asks(pupils, "the ages of the oldest and the youngest pupils")
                .gives("SELECT max(p.age) AS maximum_age, min(p.age) AS minimum_age FROM public.pupil AS p");
        asks(pupils, "the youngest pupil and the oldest pupil").isNotAnswered();
        asks(pupils, "the town and the number of pupils of each town with at least 3 pupils")
                .gives(
                        "SELECT p.town, count(*) AS pupil_count FROM public.pupil AS p GROUP BY p.town HAVING count(*) >= 3"
                                + " ORDER BY p.town");
    }

    @Test
    void shouldRefuseAKindOfThoseWhoAreOfAKind() {
        asks(INN, "how many zippy chefs are there").isNotAnswered();
    }

    @Test
    void shouldRefuseANameThatNoRowHas() {
        asks(INN, "How many grades are there for inn zibulum?").isNotAnswered();
    }
}
