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

    @Test
    void shouldKeepConstantsBesideABound() {
        asks("titles of books whose pages is 100, 200, 300 or more")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE (b.pages IN (100, 200) OR b.pages >= 300) ORDER BY b.id");
        asks("titles of books whose pages is not 100, 200, 300 or more")
                .gives("SELECT b.title FROM public.book AS b WHERE (((b.pages IN (100, 200) OR b.pages >= 300)) IS NOT "
                        + "TRUE) ORDER BY b.id");
    }

    @Test
    void shouldKeepAlternativesOfOneColumnTogether() {
        asks("titles of French books whose pages is 100 or 200")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.language = 'French' AND b.pages IN (100, 200)) "
                        + "ORDER BY b.id");
        asks("titles of French books whose pages is 100 or 300 or more")
                .gives(
                        "SELECT b.title FROM public.book AS b WHERE (b.language = 'French' AND (b.pages = 100 OR b.pages "
                                + ">= 300)) ORDER BY b.id");
        asks("names of members whose city is Lyon or 'Toulon'")
                .gives("SELECT m.name FROM public.member AS m WHERE (m.city = 'Lyon' OR lower(m.city) = 'toulon') "
                        + "ORDER BY m.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
