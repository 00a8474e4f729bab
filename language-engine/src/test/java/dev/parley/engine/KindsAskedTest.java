package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Kinds of rows are those of a column or a table of kinds, and not the rows. */
class KindsAskedTest {

    private static final LanguageEngine POTTERY = new SchemaBuilder()
            .table("potter", "id int pk", "name text! = Ann Lee | Bo Ek", "town text = Lyon | Nice")
            .table("clay", "id int pk", "name text! = Red | White")
            .table("variety", "id int pk", "variety_name text! = plain | fancy")
            .table(
                    "vase",
                    "id int pk",
                    "title text! = Blue Bell",
                    "potter_id int! -> potter",
                    "style text = rustic | modern",
                    "price numeric")
            .table("bowl", "id int pk", "title text! = Low Sun", "variety_id int! -> variety")
            .engine();

    @Test
    void shouldShowTheColumnThatSaysIt() {
        asks("What kinds of vases are there?").gives("SELECT DISTINCT v.style FROM public.vase AS v ORDER BY v.style");
        asks("which kinds of vases are there?").gives("SELECT DISTINCT v.style FROM public.vase AS v ORDER BY v.style");
        asks("list the different kinds of vases")
                .gives("SELECT DISTINCT v.style FROM public.vase AS v ORDER BY v.style");
        asks("What kind of vase is Blue Bell?")
                .gives("SELECT v.style FROM public.vase AS v WHERE v.title = 'Blue Bell' ORDER BY v.id");
        asks("how many kinds of vases are there?")
                .gives("SELECT count(DISTINCT v.style) AS style_count FROM public.vase AS v");
    }

    @Test
    void shouldShowTheKindsThatRowsPointAt() {
        asks("what kinds of bowls are there?")
                .gives("SELECT v.variety_name FROM public.variety AS v WHERE EXISTS (SELECT 1 FROM public.bowl AS b"
                        + " WHERE b.variety_id = v.id) ORDER BY v.id");
    }

    @Test
    void shouldRefuseKindsThatNothingTells() {
        asks("What kinds of potters are there?").isRefusedFor("kinds");
        asks("list the different kinds of potters").isRefusedFor("kinds");
    }

    @Test
    void shouldStillCountRowsThatAreKindsThemselves() {
        asks("how many kinds of clay are there?").gives("SELECT count(*) AS clay_count FROM public.clay AS c");
    }

    private static Asking asks(String question) {
        return Asking.asks(POTTERY, question);
    }
}
