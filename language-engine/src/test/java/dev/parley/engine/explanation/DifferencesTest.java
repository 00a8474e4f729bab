package dev.parley.engine.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.Score;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.model.schema.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Link SAME = new Link("loans", "public.loan", "table");

    @Test
    void shouldSayWhatEachTakesForSomethingElse() {
        var first = reading("one", SAME, new Link("Florence", "public.member.first_name = Florence", "value"));
        var second = reading("two", SAME, new Link("Florence", "public.member.city = Florence", "value"));

        assertThat(Differences.between(List.of(first, second)))
                .containsExactly(
                        "“Florence” as the first name of member “Florence”",
                        "“Florence” as the city of member “Florence”");
    }

    @Test
    void shouldNameWhatAQuestionWordAsksFor() {
        var one = reading("one", new Link("Who", "bank.name", Link.ANSWER));
        var both = reading("two", new Link("Who", "bank.name and branch.title", Link.ANSWER));

        assertThat(Differences.between(List.of(one, both)))
                .containsExactly("“Who” as the name of bank", "“Who” as the name of bank and the title of branch");
    }

    @Test
    void shouldNameColumnsTablesAndWays() {
        var first = reading(
                "one",
                new Link("2024", "public.loan.due_on", "column"),
                new Link("place", "the home of the member", "way"));
        var second = reading(
                "two",
                new Link("2024", "public.loan.returned_on", "column"),
                new Link("place", "public.branch", "table"));

        assertThat(Differences.between(List.of(first, second)))
                .containsExactly(
                        "“2024” as the due date of loan; “place” as the home of the member",
                        "“2024” as the returned date of loan; “place” as the branch");
    }

    @Test
    void shouldLeaveOutWhereAllWaysEnd() {
        var first = reading("one", new Link("town", "the town of the member of the loan of the copy", "way"));
        var second = reading("two", new Link("town", "the town of the branch of the loan of the copy", "way"));

        assertThat(Differences.between(List.of(first, second)))
                .containsExactly("“town” as the town of the member", "“town” as the town of the branch");
    }

    @Test
    void shouldSayTheWholeMeaningWhereItIsAboutHowFarWordsReach() {
        var first = reading("For each school, show its courses.", new Link("each school", "one by one", "scope"));
        var second = reading("Show what all schools offer.", new Link("each school", "all together", "scope"));

        assertThat(Differences.between(List.of(first, second)))
                .containsExactly(
                        "For each school, show its courses (one by one).",
                        "Show what all schools offer (all together).");
    }

    @Test
    void shouldSayAllWhereNothingShortTellsThemApart() {
        assertThat(Differences.between(List.of(reading("one", SAME), reading("two", SAME))))
                .containsExactly("one", "two");
    }

    private static Interpretation reading(String meaning, Link... links) {
        Query count = new Select(
                false,
                List.of(new Output(new CountRows(), "n")),
                new TableScan(new TableName("public", "loan"), "l"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        return new Interpretation(count, meaning, Score.of(Map.of("words", 1.0)), List.of(), List.of(links));
    }
}
