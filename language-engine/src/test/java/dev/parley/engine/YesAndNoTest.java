package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Columns that say "yes" or "no" of each row, as text. */
class YesAndNoTest {

    private static final LanguageEngine SUPPLIERS = new SchemaBuilder()
            .table("supplier", "id int pk", "name text! = Acme | Globex", "city text", "certified text = Yes | No")
            .table("contract", "id int pk", "supplier_id int! -> supplier", "on_retainer text! = N | Y", "fee numeric")
            .engine();

    @Test
    void shouldTakeTheColumnForItsYes() {
        asks("names of suppliers that are certified")
                .gives("SELECT s.name FROM public.supplier AS s WHERE s.certified = 'Yes' ORDER BY s.id")
                .assuming("supplier.certified = Yes");
        asks("names of suppliers who are on retainer")
                .gives("SELECT s.name FROM public.supplier AS s WHERE EXISTS (SELECT 1 FROM public.contract AS c"
                        + " WHERE (c.supplier_id = s.id AND c.on_retainer = 'Y')) ORDER BY s.id");
    }

    @Test
    void shouldTakeWhatIsNotSoForAnythingElse() {
        asks("names of suppliers that are not certified")
                .gives("SELECT s.name FROM public.supplier AS s WHERE s.certified IS DISTINCT FROM 'Yes' ORDER BY"
                        + " s.id");
    }

    @Test
    void shouldStillShowTheColumn() {
        asks("name and certified of the suppliers")
                .gives("SELECT s.name, s.certified FROM public.supplier AS s ORDER BY s.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(SUPPLIERS, question);
    }
}
