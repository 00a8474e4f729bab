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
    void shouldShowColumnsBehindWordsThatNothingIsKnownOf() {
        asks("name and usual city of all members")
                .gives("SELECT m.name, m.city FROM public.member AS m ORDER BY m.id")
                .assuming("passed over");
        asks("for each loan, show the due date and the dreaded fine")
                .gives("SELECT l.due_on, l.fine FROM public.loan AS l ORDER BY l.id");
    }

    @Test
    void shouldKeepTheColumnWhoseNameIsMadeLonger() {
        asks("names of members whose city whereabouts contains 'ic'")
                .gives("SELECT m.name FROM public.member AS m WHERE lower(m.city) LIKE '%ic%' ORDER BY m.id");
    }

    @Test
    void shouldPutSlipsOfTheFingersRight() {
        asks("naems of members in descnding order of joining date")
                .gives("SELECT m.name FROM public.member AS m ORDER BY m.joined_on DESC")
                .assuming("misspelling");
        asks("titles of books with more tahn 300 pages")
                .gives("SELECT b.title FROM public.book AS b WHERE b.pages > 300 ORDER BY b.id")
                .assuming("misspelling");
    }

    @Test
    void shouldPutSlipsInTheShortestWordsRight() {
        asks("Hom many books are there").gives("SELECT count(*) AS book_count FROM public.book AS b");
        asks("Wat is the price of the book Curtain")
                .gives("SELECT b.price FROM public.book AS b WHERE b.title = 'Curtain' ORDER BY b.id")
                .assuming("misspelling");
        asks("what si the price fo the book Curtain")
                .gives("SELECT b.price FROM public.book AS b WHERE b.title = 'Curtain' ORDER BY b.id");
        asks("books about wat").isRefusedFor("wat");
    }

    @Test
    void shouldReadShortNames() {
        ask("average vacation of workers").gives("SELECT avg(w.vac) AS average_vac FROM public.worker AS w");
        ask("names of workers whose shift is night")
                .gives("SELECT w.wname FROM public.worker AS w WHERE w.shft = 'night' ORDER BY w.id")
                .assuming("short");
        ask("total bonus of all workers").gives("SELECT sum(w.qbonus) AS total_qbonus FROM public.worker AS w");
    }

    @Test
    void shouldReadKindsOfRowsBehindEach() {
        asks("the title of each French book")
                .gives("SELECT b.title FROM public.book AS b WHERE b.language = 'French' ORDER BY b.id");
    }

    @Test
    void shouldReadWordsOfOneFamily() {
        LanguageEngine permits = new SchemaBuilder()
                .table("permit", "id int pk", "approved_by text", "inspect_year int", "wind_mps numeric", "disk_gb int")
                .engine();
        Asking.asks(permits, "years of inspection of the permits")
                .gives("SELECT p.inspect_year FROM public.permit AS p ORDER BY p.id");
        Asking.asks(permits, "largest disk size")
                .gives("SELECT max(p.disk_gb) AS maximum_disk_gb FROM public.permit AS p");
    }

    @Test
    void shouldReadValuesThatAreCutShort() {
        LanguageEngine schools = new SchemaBuilder()
                .table("school", "id int pk", "name text! = Inst. of Appl. Music | Dance Academy", "pupils int")
                .engine();
        Asking.asks(schools, "pupils of the Institute of Applied Music")
                .gives("SELECT s.pupils FROM public.school AS s WHERE s.name = 'Inst. of Appl. Music' ORDER BY s.id")
                .assuming("kept as");
    }

    private static Asking asks(String question) {
        return Asking.asks(LIBRARY, question);
    }

    private static Asking ask(String question) {
        return Asking.asks(SHORT, question);
    }
}
