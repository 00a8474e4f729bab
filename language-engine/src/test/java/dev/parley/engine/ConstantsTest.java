package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** What a column is said to be: one constant, several, or a bound among them. */
class ConstantsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldReadWhatIsMissingInThePast() {
        asks("names of members whose phone was missing")
                .gives("SELECT m.name FROM public.member AS m WHERE m.phone IS NULL ORDER BY m.id");
        asks("names of members whose phone was not missing")
                .gives("SELECT m.name FROM public.member AS m WHERE m.phone IS NOT NULL ORDER BY m.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
