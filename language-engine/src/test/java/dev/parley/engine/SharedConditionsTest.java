package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Conditions on several columns at once. */
class SharedConditionsTest {

    private static final LanguageEngine ENGINE = Schemas.LIBRARY.engine();

    @Test
    void shouldHoldForEveryColumnNamed() {
        asks("titles of books whose price and pages are over 20")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.price > 20 AND b.pages > 20) ORDER BY b.id");
        asks("titles of books whose price and pages are not over 20")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.price <= 20 AND b.pages <= 20) ORDER BY b.id");
        asks("names of members whose email and phone are missing")
                .gives(
                        "SELECT m.name FROM public.member AS m WHERE (m.email IS NULL AND m.phone IS NULL) ORDER BY m.id");
        asks("titles of books whose price and number of pages are between 20 and 30")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.price BETWEEN 20 AND 30 AND b.pages BETWEEN 20 "
                        + "AND 30) ORDER BY b.id");
    }

    @Test
    void shouldHoldForOneOfTheColumnsNamed() {
        asks("titles of French books whose price or pages are over 20")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.language = 'French' AND (b.price > 20 OR b.pages "
                        + "> 20)) ORDER BY b.id");
    }

    @Test
    void shouldRefuseWhatCannotBeSaidOfAll() {
        asks("titles of books whose price and pages are above the average").isRefusedFor("price");
    }

    @Test
    void shouldKeepColumnsWithConditionsOfTheirOwnApart() {
        asks("titles of books whose price is over 10 and pages are over 20")
                .gives("SELECT b.title FROM public.book AS b WHERE (b.price > 10 AND b.pages > 20) ORDER BY b.id");
    }

    private static Asking asks(String question) {
        return Asking.asks(ENGINE, question);
    }
}
