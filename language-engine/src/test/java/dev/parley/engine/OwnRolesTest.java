package dev.parley.engine;

import static dev.parley.engine.Asking.asks;

import org.junit.jupiter.api.Test;

/** Rows that have a manager each, by a key that nobody declared, and are tied to people who have one as well. */
class OwnRolesTest {

    private static final LanguageEngine HOSPITAL = new SchemaBuilder()
            .table("wards", "id int pk", "ward_name text! = Burns | Heart", "manager_id int", "floor int")
            .table(
                    "staff",
                    "id int pk",
                    "first_name text! = Ada | Ben",
                    "last_name text! = Wren | Ox",
                    "wage int",
                    "manager_id int -> staff",
                    "ward_id int -> wards")
            .engine();

    private static final String OF_WARDS =
            "SELECT w.ward_name, s.first_name FROM public.wards AS w LEFT JOIN public.staff AS s"
                    + " ON w.manager_id = s.id ORDER BY w.id";

    @Test
    void shouldShowTheManagerOfEachRowBesideIt() {
        asks(HOSPITAL, "Show the name of each ward and the first name of its manager.")
                .gives(OF_WARDS);
        asks(HOSPITAL, "Show the ward name and the first name of the manager.").gives(OF_WARDS);
        asks(HOSPITAL, "ward names and its manager's first name").gives(OF_WARDS);
        asks(HOSPITAL, "Show the name of each ward and the first and last name of its manager.")
                .gives(OF_WARDS.replace("s.first_name", "s.first_name, s.last_name"));
        asks(HOSPITAL, "the first name of each staff member and the first name of his or her manager")
                .gives("SELECT s.first_name AS staff_first_name, s2.first_name AS manager_first_name"
                        + " FROM public.staff AS s LEFT JOIN public.staff AS s2 ON s.manager_id = s2.id"
                        + " ORDER BY s.id");
    }

    @Test
    void shouldKnowWhoHasNoManager() {
        asks(HOSPITAL, "Which wards have no manager?")
                .gives("SELECT w.ward_name FROM public.wards AS w WHERE w.manager_id IS NULL ORDER BY w.id");
        asks(HOSPITAL, "Which staff have no manager?")
                .gives("SELECT s.first_name, s.last_name FROM public.staff AS s WHERE s.manager_id IS NULL"
                        + " ORDER BY s.id");
    }

    @Test
    void shouldGoByTheKeyThatTheVerbSays() {
        String managers = "SELECT s.first_name, s.last_name FROM public.staff AS s WHERE EXISTS (SELECT 1 FROM"
                + " public.wards AS w WHERE w.manager_id = s.id) ORDER BY s.id";
        asks(HOSPITAL, "the names of the staff who manage a ward").gives(managers);
        asks(HOSPITAL, "Which staff manage more than one ward?")
                .gives("SELECT s.first_name, s.last_name FROM public.staff AS s WHERE s.id IN (SELECT"
                        + " w.manager_id FROM public.wards AS w GROUP BY w.manager_id HAVING count(*) > 1)"
                        + " ORDER BY s.id");
        asks(HOSPITAL, "Which ward is managed by Ben Ox?")
                .gives("SELECT w.ward_name FROM public.wards AS w JOIN public.staff AS s ON w.manager_id = s.id"
                        + " WHERE (s.first_name = 'Ben' AND s.last_name = 'Ox') ORDER BY w.id");
        asks(HOSPITAL, "ward names and the first names of the staff who manage them")
                .gives(OF_WARDS);
    }

    @Test
    void shouldKeepTheDeclaredKeyWhereNoRoleIsSaid() {
        asks(HOSPITAL, "How many staff are there in each ward?")
                .gives("SELECT w.ward_name, count(*) AS staff_count FROM public.staff AS s JOIN public.wards AS w"
                        + " ON s.ward_id = w.id GROUP BY w.id, w.ward_name ORDER BY w.ward_name, w.id");
        asks(HOSPITAL, "Who manages Ben?")
                .gives("SELECT s.first_name, s.last_name FROM public.staff AS s WHERE EXISTS (SELECT 1 FROM"
                        + " public.staff AS s2 WHERE (s2.manager_id = s.id AND s2.first_name = 'Ben'))"
                        + " ORDER BY s.id");
    }
}
