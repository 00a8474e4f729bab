package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Rows that are something to other rows of their own table: friends, supervisors, parts. */
class PeersTest {

    private static final LanguageEngine CLINIC = Schemas.CLINIC.engine();
    private static final LanguageEngine WORKSHOP = new SchemaBuilder()
            .table(
                    "item",
                    "id int pk",
                    "name text! = Wheel | Spoke | Cart",
                    "material text = wood | steel",
                    "weight int")
            .table("composition", "item_id int! -> item", "part_id int! -> item", "amount int!")
            .engine();
    private static final LanguageEngine TEAM = new SchemaBuilder()
            .table("person", "id int pk", "name text! = Ada | Bob", "job text = doctor | baker", "age int")
            .table("friendship", "person_id int! -> person", "friend_id int! -> person", "since int")
            .engine();
    private static final LanguageEngine GYM = new SchemaBuilder()
            .table("people", "id int pk", "name text!", "height numeric")
            .table("rower", "id int pk", "people_id int! -> people", "best_time numeric")
            .engine();

    @Test
    void shouldTellTheRowFromTheOneItIsARoleTo() {
        Asking.asks(TEAM, "names of the friends of Bob")
                .gives("SELECT p.name FROM public.person AS p WHERE EXISTS (SELECT 1 FROM public.friendship AS fs"
                        + " JOIN public.person AS p2 ON fs.person_id = p2.id"
                        + " WHERE (fs.friend_id = p.id AND p2.name = 'Bob')) ORDER BY p.id");
        Asking.asks(WORKSHOP, "names of parts of the Cart")
                .gives("SELECT i.name FROM public.item AS i WHERE EXISTS (SELECT 1 FROM public.composition AS c"
                        + " JOIN public.item AS i2 ON c.item_id = i2.id"
                        + " WHERE (c.part_id = i.id AND i2.name = 'Cart')) ORDER BY i.id");
        Asking.asks(CLINIC, "name of the supervisor of Dr Chen")
                .gives("SELECT d.full_name FROM public.doctors AS d WHERE EXISTS (SELECT 1 FROM public.doctors AS d2"
                        + " WHERE (d2.supervisor_id = d.id AND d2.full_name = 'Dr Chen')) ORDER BY d.id");
    }

    @Test
    void shouldKeepWhatIsSaidOfTheRowItself() {
        Asking.asks(TEAM, "ages of friends of Ada who are bakers")
                .gives("SELECT p.age FROM public.person AS p WHERE (p.job = 'baker' AND EXISTS (SELECT 1"
                        + " FROM public.friendship AS fs JOIN public.person AS p2 ON fs.person_id = p2.id"
                        + " WHERE (fs.friend_id = p.id AND p2.name = 'Ada'))) ORDER BY p.id");
        Asking.asks(TEAM, "names of persons who have a friend over 40")
                .gives("SELECT p.name FROM public.person AS p WHERE EXISTS (SELECT 1 FROM public.friendship AS fs"
                        + " JOIN public.person AS p2 ON fs.friend_id = p2.id"
                        + " WHERE (fs.person_id = p.id AND p2.age > 40)) ORDER BY p.id");
        Asking.asks(TEAM, "names of persons without doctor friends")
                .gives("SELECT p.name FROM public.person AS p WHERE NOT EXISTS (SELECT 1 FROM public.friendship AS fs"
                        + " JOIN public.person AS p2 ON fs.friend_id = p2.id"
                        + " WHERE (fs.person_id = p.id AND p2.job = 'doctor')) ORDER BY p.id");
    }

    @Test
    void shouldGiveTheRoleToWhatIsSaidToHaveIt() {
        Asking.asks(WORKSHOP, "names of items that are parts of the Wheel")
                .gives("SELECT i.name FROM public.item AS i WHERE EXISTS (SELECT 1 FROM public.composition AS c"
                        + " JOIN public.item AS i3 ON c.item_id = i3.id"
                        + " WHERE (c.part_id = i.id AND i3.name = 'Wheel')) ORDER BY i.id");
    }

    @Test
    void shouldTakeColumnsOfWhatRowsAreBesides() {
        Asking.asks(GYM, "names of rowers")
                .gives("SELECT p.name FROM public.people AS p WHERE EXISTS (SELECT 1 FROM public.rower AS r"
                        + " WHERE r.people_id = p.id) ORDER BY p.id");
    }
}
