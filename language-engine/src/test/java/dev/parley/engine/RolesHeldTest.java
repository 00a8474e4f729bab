package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Rows that are something to rows of their own table, by keys named after the role and the key they point at. */
class RolesHeldTest {

    private static final LanguageEngine YARD = new SchemaBuilder()
            .table("hand", "hno int pk", "name text! = Ann Lee | Bo Ek", "wage numeric", "boss_hno int -> hand(hno)")
            .engine();

    private static final String BOSSES = "EXISTS (SELECT 1 FROM public.hand AS h2 WHERE h2.boss_hno = h.hno)";

    @Test
    void shouldReadTheRoleBeforeTheKey() {
        asks("names of hands without a boss")
                .gives("SELECT h.name FROM public.hand AS h WHERE h.boss_hno IS NULL ORDER BY h.hno");
        asks("names of hands who earn more than their boss")
                .gives("SELECT h.name FROM public.hand AS h JOIN public.hand AS h2 ON h.boss_hno = h2.hno WHERE h.wage"
                        + " > h2.wage ORDER BY h.hno");
        asks("who is the boss of Ann Lee?")
                .gives("SELECT h.name FROM public.hand AS h WHERE EXISTS (SELECT 1 FROM public.hand AS h2 WHERE"
                        + " (h2.boss_hno = h.hno AND h2.name = 'Ann Lee')) ORDER BY h.hno");
        asks("how many hands does each boss supervise?")
                .gives("SELECT h2.name, count(*) AS hand_count FROM public.hand AS h JOIN public.hand AS h2 ON"
                        + " h.boss_hno = h2.hno GROUP BY h2.hno, h2.name ORDER BY h2.name, h2.hno");
    }

    @Test
    void shouldCountThoseBelow() {
        asks("names of bosses with at least 2 hands")
                .gives("SELECT h.name FROM public.hand AS h WHERE (h.hno IN (SELECT h2.boss_hno FROM public.hand AS h2"
                        + " GROUP BY h2.boss_hno HAVING count(*) >= 2) AND EXISTS (SELECT 1 FROM public.hand AS h3"
                        + " WHERE h3.boss_hno = h.hno)) ORDER BY h.hno");
    }

    @Test
    void shouldAskForThoseWhoHaveTheRole() {
        String names = "SELECT h.name FROM public.hand AS h WHERE " + BOSSES + " ORDER BY h.hno";
        asks("which hands are bosses?").gives(names);
        asks("names of hands who are bosses").gives(names);
        asks("how many hands are bosses?").gives("SELECT count(*) AS hand_count FROM public.hand AS h WHERE " + BOSSES);
    }

    @Test
    void shouldRefuseThoseWhoHaveItNot() {
        asks("which hands are not bosses?").isRefusedFor("bosses");
    }

    private static Asking asks(String question) {
        return Asking.asks(YARD, question);
    }
}
