package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Whoever has the row that ranks first: where nobody has it, it is nobody, and not who has the second. */
class DearestOfAllTest {

    private static final LanguageEngine HARBOUR = new SchemaBuilder()
            .table("member", "id int pk", "name text! = Ann Lee | Bo Ek", "town text = Rye | Hull")
            .table("boat", "id int pk", "title text!", "price numeric", "member_id int -> member")
            .table("berth", "id int pk", "berth_label text!", "rent numeric", "member_id int! -> member")
            .engine();

    @Test
    void shouldRankRowsThatNobodyHas() {
        asks("who owns the boat with the highest price")
                .gives("SELECT m.name FROM public.boat AS b LEFT JOIN public.member AS m ON b.member_id = m.id ORDER BY"
                        + " b.price DESC NULLS LAST, m.id LIMIT 1");
        asks("which member owns the most expensive boat")
                .gives("SELECT m.name FROM public.member AS m WHERE EXISTS (SELECT 1 FROM public.boat AS b WHERE"
                        + " (b.member_id = m.id AND b.id IN (SELECT b2.id FROM public.boat AS b2 ORDER BY b2.price DESC"
                        + " NULLS LAST, b2.id LIMIT 1))) ORDER BY m.id");
    }

    @Test
    void shouldRankRowsThatSomebodyHas() {
        asks("who owns the berth with the highest rent")
                .gives("SELECT m.name FROM public.member AS m JOIN public.berth AS b ON m.id = b.member_id ORDER BY"
                        + " b.rent DESC NULLS LAST, m.id LIMIT 1");
    }

    private static Asking asks(String question) {
        return Asking.asks(HARBOUR, question);
    }
}
