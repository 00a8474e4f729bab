package dev.parley.engine;

import org.junit.jupiter.api.Test;

/** Words that say nothing new, are misspelt, or are shorter in the schema. */
class HalfKnownWordsTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    private static final LanguageEngine SHORT = new SchemaBuilder()
            .table("worker", "id int pk", "wname text!", "vac int", "shft text = day | night", "qbonus numeric")
            .engine();

    @Test
    void shouldTieNounsThatSayNothingNew() {
        asks("titles of books with a price amount over 20")
                .gives("SELECT b.title FROM public.book AS b WHERE b.price > 20 ORDER BY b.id");
        asks("the highest amount of pages of all books")
                .gives("SELECT max(b.pages) AS maximum_pages FROM public.book AS b");
        asks("titles of book items with more than 300 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages > 300 ORDER BY b.id");
    }

    @Test
    void shouldPutSlipsOfTheFingersRight() {
        asks("naems of members in descnding order of joining date")
                .gives("SELECT m.name FROM public.member AS m ORDER BY m.joined_on DESC, m.id")
                .assuming("misspelling");
        asks("titles of books with more tahn 300 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages > 300 ORDER BY b.id")
                .assuming("misspelling");
    }

    @Test
    void shouldReadShortNames() {
        ask("average vacation of workers").gives("SELECT avg(w.vac) AS average_vac FROM public.worker AS w");
        ask("names of workers whose shift is night")
                .gives("SELECT w.wname FROM public.worker AS w WHERE w.shft = 'night' ORDER BY w.id")
                .assuming("short");
        ask("total bonus of all workers").gives("SELECT sum(w.qbonus) AS total_qbonus FROM public.worker AS w");
    }

    private static Asking asks(String question) {
        return Asking.asks(LIBRARY, question);
    }

    private static Asking ask(String question) {
        return Asking.asks(SHORT, question);
    }
}
