package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.explanation.Differences;
import dev.parley.engine.sql.FlatSql;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ranks first may be several rows: only the data tell. */
class EqualRanksTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldCompareTheFirstGroupWithItsEquals() {
        assertThat(compared("the name of the member with the most loans"))
                .containsExactly(
                        "SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id GROUP BY"
                                + " m.id, m.name ORDER BY count(*) DESC, m.id LIMIT 1",
                        "SELECT m.name FROM public.member AS m JOIN public.loan AS l ON m.id = l.member_id GROUP BY"
                                + " m.id, m.name HAVING count(*) = (SELECT count(*) FROM public.member AS m2 JOIN"
                                + " public.loan AS l2 ON m2.id = l2.member_id GROUP BY m2.id, m2.name ORDER BY"
                                + " count(*) DESC LIMIT 1) ORDER BY m.id");
    }

    @Test
    void shouldCompareWhatBelongsToTheFirstWithWhatBelongsToItsEquals() {
        List<String> compared = compared("titles of books of the author with the most books");

        assertThat(compared).hasSize(2);
        assertThat(compared.getFirst()).contains("LIMIT 1)");
        assertThat(compared.getLast())
                .contains("HAVING count(*) = (SELECT count(*) FROM")
                .contains("DESC LIMIT 1))");
    }

    @Test
    void shouldTellThemApart() {
        assertThat(Differences.between(
                        read("the name of the member with the most loans").toCompare()))
                .containsExactly(
                        "“the most” as the first alone, though others may rank alike",
                        "“the most” as all that rank alike");
    }

    @Test
    void shouldLeaveAloneWhatIsNotRanked() {
        for (String question : List.of(
                "names of members",
                "the title of the longest book",
                "the 3 longest books",
                "how many books are there")) {
            assertThat(compared(question)).as(question).hasSize(1);
        }
    }

    @Test
    void shouldAnswerByTheFirstAllTheSame() {
        Asking.asks(LIBRARY, "the name of the member with the most loans").unambiguously();
    }

    private static Interpretations read(String question) {
        return LIBRARY.interpret(new Question(question, LocalDate.of(2026, 11, 21)));
    }

    private static List<String> compared(String question) {
        return read(question).toCompare().stream()
                .map(reading -> FlatSql.of(reading.query()))
                .toList();
    }
}
