package dev.parley.engine;

import dev.parley.engine.glossary.Hints;
import dev.parley.engine.glossary.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People's own words, defined in columns and values. */
class GlossaryTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();
    private static final LanguageEngine LOGISTICS = Schemas.LOGISTICS.engine();

    private static Asking asks(LanguageEngine engine, String question, Term... terms) {
        return Asking.asks(engine, question, List.of(terms));
    }

    @Test
    void shouldReadAConditionBeforeItsNoun() {
        asks(LIBRARY, "How many epic books are there?", new Term("epic books", "book.pages >= 600"))
                .gives("SELECT count(*) AS book_count FROM public.book AS b WHERE b.pages >= 600");
    }

    @Test
    void shouldReadSeveralConditionsAndAlternatives() {
        asks(LIBRARY, "names of dormant members", new Term("dormant", "active = false AND city IS NULL"))
                .isRefusedFor("dormant");
        asks(LIBRARY, "names of dormant members", new Term("dormant", "member.active = false AND member.city IS NULL"))
                .gives("SELECT m.name FROM public.member AS m WHERE (m.active = FALSE AND m.city IS NULL)"
                        + " ORDER BY m.id");
        asks(
                        LIBRARY,
                        "names of members who are locals",
                        new Term("locals", "member.city = 'lyon' OR member.city = 'Nice'"))
                .gives("SELECT m.name FROM public.member AS m WHERE (lower(m.city) = 'lyon' OR lower(m.city) = 'nice')"
                        + " ORDER BY m.id");
    }

    @Test
    void shouldNotTakeAWordThatMeansSomethingAlone() {
        Term name = new Term("member name", "member.email");
        asks(LIBRARY, "names of branches", name).gives("SELECT b.name FROM public.branch AS b ORDER BY b.id");
        asks(LIBRARY, "member names", name).gives("SELECT DISTINCT m.email FROM public.member AS m ORDER BY m.email");
    }

    @Test
    void shouldPassOverWhatCannotBeSaid() {
        for (String definition : List.of(
                "member.active = 1",
                "member.name LIKE 'A%B'",
                "joined_on > '2024-05-01 12:30'",
                "\".\" = 1",
                "member.city = 'Lyon' OR member.city = 'Nice' WHERE member.active = true")) {
            asks(LIBRARY, "names of epic members", new Term("epic", definition)).isRefusedFor("epic");
        }
    }

    @Test
    void shouldCompareDays() {
        asks(LIBRARY, "names of early members", new Term("early", "joined_on < '2001-01-01'"))
                .gives("SELECT m.name FROM public.member AS m WHERE m.joined_on < DATE '2001-01-01' ORDER BY m.id");
    }

    @Test
    void shouldDenyATerm() {
        asks(LIBRARY, "titles of books that are not epic", new Term("epic", "book.pages >= 600"))
                .gives("SELECT b.title FROM public.book AS b WHERE ((b.pages >= 600) IS NOT TRUE) ORDER BY b.id");
    }

    @Test
    void shouldNameAColumn() {
        asks(LIBRARY, "thickness of The Hobbit", new Term("thickness", "pages"))
                .gives("SELECT b.pages FROM public.book AS b WHERE b.title = 'The Hobbit' ORDER BY b.id");
    }

    @Test
    void shouldSpellAValueAsItIsStored() {
        asks(LIBRARY, "titles of whodunits", new Term("whodunits", "genre.name = 'crime'"))
                .gives(
                        "SELECT b.title FROM public.book AS b JOIN public.genre AS g ON b.genre_id = g.id WHERE g.name = 'Crime'"
                                + " ORDER BY b.id");
    }

    @Test
    void shouldReadAnExtreme() {
        asks(LIBRARY, "Which book is the heftiest?", new Term("heftiest", "MAX(book.pages)"))
                .gives("SELECT b.title FROM public.book AS b ORDER BY b.pages DESC NULLS LAST, b.id LIMIT 1");
    }

    @Test
    void shouldTakeTheKeyThatTheDefinitionNames() {
        asks(
                        LOGISTICS,
                        "How many northbound voyages are there?",
                        new Term("northbound", "Port.country = 'Norway' AND destinationPortId = Port.id"))
                .gives("SELECT count(*) AS voyage_count FROM public.\"Voyage\" AS v"
                        + " JOIN public.\"Port\" AS p ON v.\"destinationPortId\" = p.id"
                        + " WHERE lower(p.country) = 'norway'");
    }

    @Test
    void shouldPassOverWhatNamesNothing() {
        asks(LIBRARY, "titles of epic books", new Term("epic", "book.weight > 2"))
                .isRefusedFor("epic");
        asks(LIBRARY, "titles of epic books", new Term("epic", "1 = 1; DROP TABLE book"))
                .isRefusedFor("epic");
        asks(LIBRARY, "titles of epic books", new Term("epic", "book.pages > 'many'"))
                .isRefusedFor("epic");
        asks(LIBRARY, "names of epic members", new Term("epic", "joined_on > '2001-13-45'"))
                .isRefusedFor("epic");
    }

    @Test
    void shouldSayThatATermLimitsTheRows() {
        Term imports = new Term("import price", "book.price WHERE book.language = 'French'");
        asks(LIBRARY, "the average import price", imports)
                .gives("SELECT avg(b.price) AS average_price FROM public.book AS b WHERE lower(b.language) = 'french'")
                .assuming("leaves out rows that the glossary does not mean, going by book.language");
        asks(LIBRARY, "total import price per genre", imports)
                .gives("SELECT g.name, sum(b.price) AS total_price FROM public.book AS b JOIN public.genre AS g ON "
                        + "b.genre_id = g.id WHERE lower(b.language) = 'french' GROUP BY g.id, g.name ORDER BY g.name, "
                        + "g.id")
                .assuming("leaves out rows");
    }

    @Test
    void shouldRefuseATermThatWouldLimitWhatElseIsShown() {
        asks(
                        LIBRARY,
                        "the number of books and the average import price",
                        new Term("import price", "book.price WHERE book.language = 'French'"))
                .isRefusedFor("import price");
        asks(
                        LIBRARY,
                        "titles and import prices of books",
                        new Term("import price", "book.price WHERE book.language = 'French'"))
                .isRefusedFor("import prices");
    }

    @Test
    void shouldReadTermsInRunningText() {
        Asking.asks(
                        LIBRARY,
                        "How many epic books are there?",
                        Hints.terms("epic books refers to book.pages >= 600; a big fine means fine > 10."))
                .gives("SELECT count(*) AS book_count FROM public.book AS b WHERE b.pages >= 600");
    }

    @Test
    void shouldTakeAnotherNameForATable() {
        for (String table : List.of("member", "public.member", "Member")) {
            asks(LIBRARY, "How many patrons are there?", new Term("patron", table))
                    .gives("SELECT count(*) AS member_count FROM public.member AS m")
                    .assuming("by the glossary");
        }
        asks(LIBRARY, "names of patrons from Lyon", new Term("patrons", "member"))
                .gives("SELECT m.name FROM public.member AS m WHERE m.city = 'Lyon' ORDER BY m.id");
    }

    @Test
    void shouldReadAQuotedNameBehindItsTable() {
        asks(LIBRARY, "town of members", new Term("town", "member.\"city\""))
                .gives("SELECT m.city FROM public.member AS m ORDER BY m.id");
    }

    @Test
    void shouldPreferTheColumnOfAName() {
        asks(LIBRARY, "town of members", new Term("town", "city"))
                .gives("SELECT m.city FROM public.member AS m ORDER BY m.id");
    }

    @Test
    void shouldSayWhatATermWasTakenFor() {
        asks(LIBRARY, "How many epic books are there?", new Term("epic", "book.pages >= 600"))
                .assuming("taken as book.pages >= 600, by the glossary");
        asks(LIBRARY, "titles of books that are not epic", new Term("epic", "book.pages >= 600"))
                .assuming("taken as book.pages >= 600, by the glossary");
        asks(LIBRARY, "thickness of The Hobbit", new Term("thickness", "pages")).assuming("by the glossary");
        asks(LIBRARY, "title of the fattest book", new Term("fattest", "MAX(pages)"))
                .assuming("taken as MAX(pages), by the glossary");
    }

    @Test
    void shouldCountWhatATermMeans() {
        asks(LIBRARY, "How many locals are there?", new Term("locals", "member.city = 'Lyon'"))
                .gives("SELECT count(*) AS member_count FROM public.member AS m WHERE m.city = 'Lyon'");
        asks(
                        LIBRARY,
                        "How many regulars are there?",
                        new Term("regulars", "member.city = 'Lyon' AND member.active = true"))
                .gives(
                        "SELECT count(*) AS member_count FROM public.member AS m WHERE (lower(m.city) = 'lyon' AND m.active = TRUE)");
    }
}
