package dev.parley.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys among rows of one table that are called by a verb: who does it, and to whom. */
class VerbalRolesTest {

    private static final LanguageEngine PORTERS = new SchemaBuilder()
            .table(
                    "porter",
                    "id int pk",
                    "first_name text! = Ann | Bob",
                    "last_name text! = Lee | Ray",
                    "reports_to int -> porter",
                    "age int")
            .engine();

    private static final LanguageEngine DIVERS = new SchemaBuilder()
            .table("diver", "id int pk", "diver_name text! = Ann | Bob", "trained_by int -> diver", "depth int")
            .engine();

    private static final String BELOW_ANN = " FROM public.porter AS p JOIN public.porter AS p2 ON p.reports_to = p2.id"
            + " WHERE (p2.first_name = 'Ann' AND p2.last_name = 'Lee')";
    private static final String BY_ANN =
            " FROM public.diver AS d JOIN public.diver AS d2 ON d.trained_by = d2.id WHERE d2.diver_name = 'Ann'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which porters report to Ann Lee?",
                "Who reports to Ann Lee?",
                "which porters report to the porter Ann Lee"
            })
    void shouldKnowWhoReportsToSomebody(String question) {
        Asking.asks(PORTERS, question).gives("SELECT p.first_name, p.last_name" + BELOW_ANN + " ORDER BY p.id");
    }

    @Test
    void shouldCountThoseWhoReportToSomebody() {
        Asking.asks(PORTERS, "How many porters report to Ann Lee?")
                .gives("SELECT count(*) AS porter_count" + BELOW_ANN);
        String each = "SELECT p2.first_name, p2.last_name, count(*) AS porter_count FROM public.porter AS p JOIN"
                + " public.porter AS p2 ON p.reports_to = p2.id GROUP BY p2.id, p2.first_name, p2.last_name ORDER BY"
                + " p2.first_name, p2.last_name, p2.id";
        Asking.asks(PORTERS, "how many porters report to each porter").gives(each);
        Asking.asks(PORTERS, "For each porter, how many porters report to them?")
                .gives(each);
    }

    @Test
    void shouldKnowToWhomSomebodyReports() {
        Asking.asks(PORTERS, "Who does Ann Lee report to?")
                .gives("SELECT p.first_name, p.last_name, p.age FROM public.porter AS p WHERE EXISTS (SELECT 1 FROM"
                        + " public.porter AS p2 WHERE (p2.reports_to = p.id AND p2.first_name = 'Ann' AND p2.last_name"
                        + " = 'Lee')) ORDER BY p.id");
        Asking.asks(DIVERS, "Who trained Bob?")
                .gives("SELECT d.diver_name, d.depth FROM public.diver AS d WHERE EXISTS (SELECT 1 FROM public.diver AS"
                        + " d2 WHERE (d2.trained_by = d.id AND d2.diver_name = 'Bob')) ORDER BY d.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "names of divers trained by Ann",
                "names of divers that Ann trained",
                "Which divers did Ann train?",
                "Who was trained by Ann?"
            })
    void shouldKnowWhomSomebodyTrained(String question) {
        Asking.asks(DIVERS, question).gives("SELECT d.diver_name" + BY_ANN + " ORDER BY d.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "names of divers trained by nobody",
                "Which divers were not trained by anybody?",
                "names of divers who were trained by no one"
            })
    void shouldKnowWhomNobodyTrained(String question) {
        Asking.asks(DIVERS, question)
                .gives("SELECT d.diver_name FROM public.diver AS d WHERE d.trained_by IS NULL ORDER BY d.id");
    }

    @Test
    void shouldRefuseMoreThanOneOfThem() {
        Asking.asks(PORTERS, "Which porters report to the oldest porter?").isRefusedFor("report to");
        Asking.asks(PORTERS, "Which porter has the most porters reporting to him?")
                .isRefusedFor("reporting to");
        Asking.asks(PORTERS, "How many porters does Ann Lee report to?").isRefusedFor("report to");
    }

    @Test
    void shouldStillShowTheColumn() {
        Asking.asks(PORTERS, "last names and reports to of porters")
                .gives("SELECT p.last_name, p.reports_to FROM public.porter AS p ORDER BY p.id");
        Asking.asks(DIVERS, "depth of Ann")
                .gives("SELECT d.depth FROM public.diver AS d WHERE d.diver_name = 'Ann' ORDER BY d.id");
    }

    @Test
    void shouldTakeADenialOfSomethingElseForThatAlone() {
        Asking.asks(PORTERS, "first names of porters not older than 40 who report to somebody")
                .gives("SELECT p.first_name FROM public.porter AS p JOIN public.porter AS p2 ON p.reports_to = p2.id"
                        + " WHERE ((p.age > 40) IS NOT TRUE) ORDER BY p.id");
        Asking.asks(PORTERS, "first names of porters who do not report to anybody")
                .gives("SELECT p.first_name FROM public.porter AS p WHERE p.reports_to IS NULL ORDER BY p.id");
    }

    @Test
    void shouldRefuseWhomItDoesNotKnowAndWhoDoesNot() {
        Asking.asks(PORTERS, "porters who report to the police").isRefusedFor("police");
        Asking.asks(PORTERS, "who does not report to Ann Lee?").isRefusedFor("report to");
    }
}
