package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.explanation.Differences;
import dev.parley.engine.sql.FlatSql;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has few may have none: only the data tell whether there are such. */
class FewOrNoneTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    @Test
    void shouldCompareThoseThatHaveNoneWithThoseThatHaveSome() {
        assertThat(compared("names of members with at most 2 loans"))
                .containsExactly(
                        "SELECT m.name FROM public.member AS m WHERE ((m.id IN (SELECT l.member_id FROM public.loan AS l"
                                + " GROUP BY l.member_id HAVING count(*) > 2)) IS NOT TRUE) ORDER BY m.id",
                        "SELECT m.name FROM public.member AS m WHERE m.id IN (SELECT l.member_id FROM public.loan AS l"
                                + " GROUP BY l.member_id HAVING count(*) <= 2) ORDER BY m.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many members have fewer than 3 loans?",
                "members from Lyon with less than two loans",
                "authors who have no more than 1 book"
            })
    void shouldCompareThemHoweverItIsSaid(String question) {
        List<String> compared = compared(question);

        assertThat(compared).as(question).hasSize(2);
        assertThat(compared.getFirst()).contains("IS NOT TRUE");
        assertThat(compared.getLast()).doesNotContain("IS NOT TRUE").contains("HAVING count(*) <");
    }

    @Test
    void shouldTellThemApart() {
        assertThat(Differences.between(
                        read("names of members with at most 2 loans").toCompare()))
                .containsExactly("“at most” as including those with none", "“at most” as at least one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members with fewer than 1 loan",
                "members who do not have more than 2 loans",
                "members with more than 2 loans",
                "books that cost at most 20",
                "members without loans"
            })
    void shouldLeaveAloneWhatIsPlain(String question) {
        assertThat(compared(question)).as(question).hasSize(1);
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
