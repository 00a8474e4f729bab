package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** What rows do, where a column says yes or no to it. */
class FlagsOfRowsTest {

    private static final LanguageEngine INNS = new SchemaBuilder()
            .table(
                    "inn",
                    "id int pk",
                    "name text! = Swan | Bell",
                    "dogs_allowed_yn text = 1 | 0",
                    "serves_food text = yes | no",
                    "town text = Rye | Lewes")
            .engine();

    @Test
    void shouldAskForTheYesOfWhatRowsDo() {
        String food = " FROM public.inn AS i WHERE i.serves_food = 'yes'";
        asks(INNS, "How many inns serve food?").gives("SELECT count(*) AS inn_count" + food);
        asks(INNS, "Which inns serve food?").gives("SELECT i.name" + food + " ORDER BY i.id");
        asks(INNS, "Which inn serves food?").gives("SELECT i.name" + food + " ORDER BY i.id");
        String dogs = " FROM public.inn AS i WHERE i.dogs_allowed_yn = '1'";
        asks(INNS, "How many inns allow dogs?").gives("SELECT count(*) AS inn_count" + dogs);
        asks(INNS, "Which inns allow dogs?").gives("SELECT i.name" + dogs + " ORDER BY i.id");
        asks(INNS, "How many inns do not allow dogs?")
                .gives(
                        "SELECT count(*) AS inn_count FROM public.inn AS i WHERE i.dogs_allowed_yn IS DISTINCT FROM '1'");
    }

    @Test
    void shouldKnowWhatTheYesIsOf() {
        asks(INNS, "How many inns allow smoking?").isRefusedFor("smoking");
        asks(INNS, "names of inns that allow smoking").isRefusedFor("smoking");
        asks(INNS, "How many towns do inns have?")
                .gives("SELECT count(DISTINCT i.town) AS town_count FROM public.inn AS i");
    }
}
