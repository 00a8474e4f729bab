package dev.parley.engine;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Several keys to one table, told apart by what they say; measures named after their number. */
class RolesTest {

    private static final LanguageEngine WARDROBE = new SchemaBuilder()
            .table("tint", "id int pk", "name text! = Red | Grey")
            .table("fabric", "id int pk", "name text! = Wool | Linen")
            .table(
                    "coat",
                    "id int pk",
                    "name text!",
                    "collar_tint_id int! -> tint",
                    "pocket_tint_id int! -> tint",
                    "fabric_id int! -> fabric",
                    "length_cm int",
                    "weight_kg numeric")
            .engine();

    private static Asking asks(String question) {
        return Asking.asks(WARDROBE, question);
    }

    @Test
    void shouldTieAValueToTheRoleNamedAfterIt() {
        asks("How many coats have red collars and grey pockets?")
                .gives(
                        "SELECT count(*) AS coat_count FROM public.coat AS c JOIN public.tint AS t ON c.collar_tint_id = t.id"
                                + " JOIN public.tint AS t2 ON c.pocket_tint_id = t2.id WHERE (t.name = 'Red' AND t2.name = 'Grey')");
    }

    @Test
    void shouldTakeHyphenedWordsApart() {
        asks("How many red-collared coats are there?")
                .gives(
                        "SELECT count(*) AS coat_count FROM public.coat AS c JOIN public.tint AS t ON c.collar_tint_id = t.id"
                                + " WHERE t.name = 'Red'");
        asks("How many non-wool coats are there?")
                .gives(
                        "SELECT count(*) AS coat_count FROM public.coat AS c JOIN public.fabric AS f ON c.fabric_id = f.id"
                                + " WHERE f.name <> 'Wool'");
    }

    @Test
    void shouldReadTheMeasureNamedAfterItsNumber() {
        asks("names of coats that weigh 2kg and are 90 cm long")
                .gives(
                        "SELECT c.name FROM public.coat AS c WHERE (c.weight_kg = 2 AND c.length_cm = 90) ORDER BY c.id");
    }

    @Test
    void shouldSortByAColumnNamedByPartOfItsName() {
        asks("List the names of coats by their length")
                .gives("SELECT c.name FROM public.coat AS c ORDER BY c.length_cm");
    }

    @Test
    void shouldReadMissingBeforeItsColumn() {
        asks("names of coats with missing weights")
                .gives("SELECT c.name FROM public.coat AS c WHERE c.weight_kg IS NULL ORDER BY c.id");
    }

    private static final LanguageEngine STAFF = new SchemaBuilder()
            .table(
                    "agent",
                    "id int pk",
                    "first_name text! = Ann | Tom",
                    "last_name text! = Lee | Ray",
                    "email text",
                    "manager_id int -> agent")
            .engine();

    @Test
    void shouldNotTakeARowForWhatItIsToAnother() {
        String managerOfTom = " FROM public.agent AS a WHERE EXISTS (SELECT 1 FROM public.agent AS a2"
                + " WHERE (a2.manager_id = a.id AND a2.first_name = 'Tom' AND a2.last_name = 'Ray')) ORDER BY a.id";
        Asking.asks(STAFF, "Who is the manager of Tom Ray?").gives("SELECT a.first_name, a.last_name" + managerOfTom);
        Asking.asks(STAFF, "Who manages Tom Ray?").gives("SELECT a.first_name, a.last_name" + managerOfTom);
        Asking.asks(STAFF, "agents managed by Tom Ray")
                .gives("SELECT a.first_name, a.last_name, a.email FROM public.agent AS a JOIN public.agent AS a2"
                        + " ON a.manager_id = a2.id WHERE (a2.first_name = 'Tom' AND a2.last_name = 'Ray') ORDER BY"
                        + " a.id");
        for (String number :
                List.of("How many agents does Tom Ray manage?", "Find the number of agents that Tom Ray manages.")) {
            Asking.asks(STAFF, number)
                    .gives("SELECT count(*) AS agent_count FROM public.agent AS a JOIN public.agent AS a2"
                            + " ON a.manager_id = a2.id WHERE (a2.first_name = 'Tom' AND a2.last_name = 'Ray')");
        }
        Asking.asks(STAFF, "Who does Tom Ray manage?")
                .gives("SELECT a.first_name, a.last_name FROM public.agent AS a JOIN public.agent AS a2"
                        + " ON a.manager_id = a2.id WHERE (a2.first_name = 'Tom' AND a2.last_name = 'Ray') ORDER BY"
                        + " a.id");
    }
}
