package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What somebody did and what they did besides: each by rows of its own. */
class TwoDeedsTest {

    private static final LanguageEngine KITES = new SchemaBuilder()
            .table("pupil", "id int pk", "pupil_name text! = Uma | Vic")
            .table("kite", "id int pk", "kite_name text! = Red Fox", "price int")
            .table("purchase", "id int pk", "pupil_id int! -> pupil", "kite_id int! -> kite")
            .table("repair", "id int pk", "pupil_id int! -> pupil", "kite_id int! -> kite")
            .engine();

    private static final String PUPILS = "SELECT p.pupil_name FROM public.pupil AS p WHERE (";
    private static final String REPAIR =
            "EXISTS (SELECT 1 FROM public.repair AS r JOIN public.kite AS k2 ON r.kite_id = k2.id WHERE ";
    private static final String PURCHASE =
            " AND EXISTS (SELECT 1 FROM public.purchase AS p2 JOIN public.kite AS k ON p2.kite_id = k.id WHERE"
                    + " p2.pupil_id = p.id)) ORDER BY p.id";

    @Test
    void shouldAskForBoth() {
        asks("pupils who purchased a kite and repaired a kite")
                .gives(PUPILS + REPAIR + "r.pupil_id = p.id)" + PURCHASE);
        asks("pupils who purchased a kite and also repaired the kite Red Fox")
                .gives(PUPILS + REPAIR + "(r.pupil_id = p.id AND k2.kite_name = 'Red Fox'))" + PURCHASE);
        asks("names of kites purchased by Uma and repaired by Vic")
                .gives("SELECT k.kite_name FROM public.kite AS k WHERE (EXISTS (SELECT 1 FROM public.repair AS r JOIN"
                        + " public.pupil AS p3 ON r.pupil_id = p3.id WHERE (r.kite_id = k.id AND p3.pupil_name ="
                        + " 'Vic')) AND EXISTS (SELECT 1 FROM public.purchase AS p JOIN public.pupil AS p2 ON"
                        + " p.pupil_id = p2.id WHERE (p.kite_id = k.id AND p2.pupil_name = 'Uma'))) ORDER BY k.id");
    }

    @Test
    void shouldRefuseTheSameOneAndNone() {
        asks("pupils who purchased Red Fox and repaired it").isRefusedFor("repaired");
        asks("pupils who purchased a kite but repaired no kite").isRefusedFor("repaired");
        asks("pupils who purchased a kite but did not repair the kite Red Fox")
                .gives(PUPILS + "NOT " + REPAIR + "(r.pupil_id = p.id AND k2.kite_name = 'Red Fox'))" + PURCHASE);
    }

    @Test
    void shouldKnowOneDeed() {
        asks("pupils who purchased the kite Red Fox")
                .gives("SELECT p.pupil_name FROM public.pupil AS p WHERE EXISTS (SELECT 1 FROM public.purchase AS p2"
                        + " JOIN public.kite AS k ON p2.kite_id = k.id WHERE (p2.pupil_id = p.id AND k.kite_name ="
                        + " 'Red Fox')) ORDER BY p.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(KITES, question);
    }
}
