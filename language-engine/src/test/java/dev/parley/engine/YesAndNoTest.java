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

    @Test
    void shouldNarrowTheNounBehindIt() {
        asks("names of certified suppliers")
                .gives("SELECT s.name FROM public.supplier AS s WHERE s.certified = 'Yes' ORDER BY s.id");
        asks("how many certified suppliers are there")
                .gives("SELECT count(*) AS supplier_count FROM public.supplier AS s WHERE s.certified = 'Yes'");
    }

    private static final LanguageEngine CREWS = new SchemaBuilder()
            .table("crew", "id int pk", "name text! = Ann | Bob", "smoker text = Y | N", "driver text = yes | no")
            .table("van", "id int pk", "plate text! = AB | CD", "electric text! = T | F", "insured text! = Y | N")
            .engine();

    @Test
    void shouldTakeSeveralForTheirYes() {
        asks(CREWS, "plates of insured and electric vans")
                .gives(
                        "SELECT v.plate FROM public.van AS v WHERE (v.insured = 'Y' AND v.electric = 'T') ORDER BY v.id");
        asks(CREWS, "which crew smoke?")
                .gives("SELECT c.name FROM public.crew AS c WHERE c.smoker = 'Y' ORDER BY c.id");
    }

    @Test
    void shouldTakeWhatPeopleAreForThem() {
        asks(CREWS, "names of smokers").gives("SELECT c.name FROM public.crew AS c WHERE c.smoker = 'Y' ORDER BY c.id");
        asks(CREWS, "how many drivers are there?")
                .gives("SELECT count(*) AS crew_count FROM public.crew AS c WHERE c.driver = 'yes'");
        asks(CREWS, "smoker and driver of each crew")
                .gives("SELECT c.smoker, c.driver FROM public.crew AS c ORDER BY c.id");
    }

    private static final LanguageEngine COTTAGES = new SchemaBuilder()
            .table(
                    "cottage",
                    "id int pk",
                    "name text! = Elm | Oak",
                    "sauna text = No | Finnish | Steam",
                    "parking text! = none | street | yard",
                    "wifi text = Yes | No | None",
                    "grade text = A | F | N",
                    "heated text = Y | N",
                    "town text")
            .engine();

    @Test
    void shouldTakeWhatSaysNoForNone() {
        asks(COTTAGES, "names of cottages without a sauna")
                .gives("SELECT c.name FROM public.cottage AS c WHERE (c.sauna IS NULL OR c.sauna = 'No') ORDER BY c.id")
                .assuming("none where cottage.sauna is “No” or empty");
        asks(COTTAGES, "which cottages do not have parking?")
                .gives("SELECT c.name FROM public.cottage AS c WHERE c.parking = 'none' ORDER BY c.id");
        asks(COTTAGES, "how many cottages have no wifi?")
                .gives("SELECT count(*) AS cottage_count FROM public.cottage AS c WHERE (c.wifi IS NULL OR c.wifi IN"
                        + " ('No', 'None'))");
    }

    @Test
    void shouldTakeTheRestForSome() {
        asks(COTTAGES, "names of cottages with a sauna")
                .gives("SELECT c.name FROM public.cottage AS c WHERE c.sauna <> 'No' ORDER BY c.id");
        asks(COTTAGES, "names of cottages that have wifi and parking")
                .gives("SELECT c.name FROM public.cottage AS c WHERE (c.wifi NOT IN ('No', 'None') AND c.parking <>"
                        + " 'none') ORDER BY c.id");
    }

    @Test
    void shouldDenyAllOfAListAndNothingBehindIt() {
        String neither =
                "SELECT c.name FROM public.cottage AS c WHERE ((c.sauna IS NULL OR c.sauna = 'No') AND c.parking"
                        + " = 'none') ORDER BY c.id";
        asks(COTTAGES, "names of cottages without a sauna or parking").gives(neither);
        asks(COTTAGES, "names of cottages with neither a sauna nor parking").gives(neither);
        asks(COTTAGES, "names of cottages with parking but no sauna")
                .gives("SELECT c.name FROM public.cottage AS c WHERE (c.parking <> 'none' AND (c.sauna IS NULL OR"
                        + " c.sauna = 'No')) ORDER BY c.id");
        asks(SUPPLIERS, "names of suppliers that have no city but are certified")
                .gives("SELECT s.name FROM public.supplier AS s WHERE (s.city IS NULL AND s.certified = 'Yes') ORDER"
                        + " BY s.id");
        asks(COTTAGES, "names of cottages that have no sauna but are heated")
                .gives("SELECT c.name FROM public.cottage AS c WHERE ((c.sauna IS NULL OR c.sauna = 'No') AND c.heated"
                        + " = 'Y') ORDER BY c.id");
    }

    @Test
    void shouldNotTakeLettersForNoAmongOthers() {
        asks(COTTAGES, "names of cottages without a grade")
                .gives("SELECT c.name FROM public.cottage AS c WHERE c.grade IS NULL ORDER BY c.id");
    }

    @Test
    void shouldShowWhatIsTheirs() {
        asks(COTTAGES, "cottages with their sauna")
                .gives("SELECT c.name, c.sauna FROM public.cottage AS c ORDER BY c.id");
    }

    private static Asking asks(LanguageEngine engine, String question) {
        return Asking.asks(engine, question);
    }

    private static Asking asks(String question) {
        return Asking.asks(SUPPLIERS, question);
    }
}
