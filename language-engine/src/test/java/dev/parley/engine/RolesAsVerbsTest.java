package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What those do who are something to others of their table: whoever tutors Ann is her tutor, and not her pupil. */
class RolesAsVerbsTest {

    private static final LanguageEngine GUILD = new SchemaBuilder()
            .table("weaver", "id int pk", "name text! = Ann Lee | Bo Ek", "tutor_id int -> weaver")
            .table("loom", "id int pk", "site text", "supervisor_id int -> sorter")
            .table("sorter", "id int pk", "name text! = Kim Ode | Lou Nye", "supervisor_id int -> sorter")
            .engine();

    private static final String TUTORS = "EXISTS (SELECT 1 FROM public.weaver AS w2 WHERE w2.tutor_id = w.id)";

    @Test
    void shouldAskForTheOneWhoDoesIt() {
        String tutor = "SELECT w.name FROM public.weaver AS w WHERE EXISTS (SELECT 1 FROM public.weaver AS w2 WHERE"
                + " (w2.tutor_id = w.id AND w2.name = 'Ann Lee')) ORDER BY w.id";
        asks("which weavers tutor Ann Lee").gives(tutor);
        asks("names of weavers who tutor Ann Lee").gives(tutor);
        asks("which sorter supervises Kim Ode")
                .gives("SELECT s.name FROM public.sorter AS s WHERE EXISTS (SELECT 1 FROM public.sorter AS s2 WHERE"
                        + " (s2.supervisor_id = s.id AND s2.name = 'Kim Ode')) ORDER BY s.id");
    }

    @Test
    void shouldCountThoseToWhomItIsDone() {
        asks("which weavers tutor somebody")
                .gives("SELECT w.name FROM public.weaver AS w WHERE " + TUTORS + " ORDER BY w.id");
        asks("which weavers tutor more than 2 weavers")
                .gives("SELECT w.name FROM public.weaver AS w WHERE (w.id IN (SELECT w2.tutor_id FROM public.weaver AS"
                        + " w2 GROUP BY w2.tutor_id HAVING count(*) > 2) AND EXISTS (SELECT 1 FROM public.weaver AS w3"
                        + " WHERE w3.tutor_id = w.id)) ORDER BY w.id");
        asks("who tutors the most weavers")
                .gives("SELECT w2.name FROM public.weaver AS w JOIN public.weaver AS w2 ON w.tutor_id = w2.id GROUP BY"
                        + " w2.id, w2.name ORDER BY count(*) DESC, w2.id LIMIT 1");
        asks("who tutors the fewest weavers").isRefusedFor("tutors");
    }

    @Test
    void shouldLeaveWhatIsDoneToOtherRows() {
        asks("which sorters supervise more than 2 looms")
                .gives("SELECT s.name FROM public.sorter AS s WHERE s.id IN (SELECT l.supervisor_id FROM public.loom AS"
                        + " l GROUP BY l.supervisor_id HAVING count(*) > 2) ORDER BY s.id");
    }

    @Test
    void shouldLeaveThoseWhoHaveOne() {
        String pupils = "SELECT w.name FROM public.weaver AS w JOIN public.weaver AS w2 ON w.tutor_id = w2.id WHERE"
                + " w2.name = 'Ann Lee' ORDER BY w.id";
        asks("which weavers have the tutor Ann Lee").gives(pupils);
        asks("names of weavers whose tutor is Ann Lee").gives(pupils);
    }

    private static Asking asks(String question) {
        return Asking.asks(GUILD, question);
    }
}
