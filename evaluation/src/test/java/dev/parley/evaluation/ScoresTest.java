package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.evaluation.Judged.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void shouldEndTheCurveWithAllThatWereAnswered() {
        assertThat(column("Precision against coverage", judged(Verdict.RIGHT), judged(Verdict.WRONG)))
                .containsOnlyOnce("100.0");
        assertThat(column("Precision against coverage", judged(Verdict.RIGHT), judged(Verdict.REFUSED)))
                .endsWith("50.0", "50.0");
    }

    @Test
    void shouldSayThatNoDatabaseWasNamed() {
        assertThat(column("By database", judged(Verdict.RIGHT))).containsExactly("(none)");
    }

    /** The first one of a table. */
    private static List<String> column(String title, Judged... judged) {
        return new Scores(List.of(judged))
                .tables().get(title).lines().stream()
                        .skip(1)
                        .map(line -> line.strip().split(" {2,}")[0])
                        .toList();
    }

    private static Judged judged(Verdict verdict) {
        TestQuestion question = new TestQuestion("1", "", "", "How many?", "", List.of("SELECT 1"), List.of(), "");
        Reply reply = new Reply(
                verdict == Verdict.REFUSED ? Reply.Outcome.REFUSED : Reply.Outcome.ANSWERED,
                "SELECT 1",
                0.5,
                Map.of(),
                List.of(),
                null,
                List.of(),
                "",
                1);
        return new Judged(question, reply, verdict, List.of(), null, null, 1, 1, "", null, null, false);
    }
}
