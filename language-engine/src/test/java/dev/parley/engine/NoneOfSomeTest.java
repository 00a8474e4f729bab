package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Columns that say how many there are of what they are called after: none is 0, or nothing. */
class NoneOfSomeTest {

    private static final LanguageEngine VALLEY = new SchemaBuilder()
            .table("croft", "id int pk", "name text! = Hill", "goats int", "geese int!", "age int", "weight numeric")
            .engine();

    @Test
    void shouldTakeNoneForZero() {
        asks("names of crofts that have no goats")
                .gives("SELECT c.name FROM public.croft AS c WHERE (c.goats IS NULL OR c.goats = 0) ORDER BY c.id");
        asks("names of crofts without goats")
                .gives("SELECT c.name FROM public.croft AS c WHERE (c.goats IS NULL OR c.goats = 0) ORDER BY c.id");
        asks("how many crofts have no geese?")
                .gives("SELECT count(*) AS croft_count FROM public.croft AS c WHERE c.geese = 0");
    }

    @Test
    void shouldNotTakeWhatIsMeasuredForZero() {
        asks("names of crofts without an age")
                .gives("SELECT c.name FROM public.croft AS c WHERE c.age IS NULL ORDER BY c.id");
        asks("names of crofts without a weight")
                .gives("SELECT c.name FROM public.croft AS c WHERE c.weight IS NULL ORDER BY c.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(VALLEY, question);
    }
}
