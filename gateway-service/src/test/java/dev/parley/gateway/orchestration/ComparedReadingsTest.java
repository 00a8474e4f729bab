package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Readings of a question are run before it is asked back. */
class ComparedReadingsTest extends OrchestratedTask {

    @Test
    void shouldAskOnlyAboutReadingsThatGiveSomethingElse() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);
        assertThat(comparing.status()).isEqualTo(TaskStatus.CLARIFYING);

        Task asked = reply(
                comparing,
                new ReadingsCompared(List.of(result("a", "a"), result("b", "a"), result("c", "c"))),
                Topics.RESULTS,
                ClarificationNeeded.class);

        ClarificationNeeded needed = ((AwaitingAnswer) asked.state()).needed();
        List<ReadingOption> options = needed.questions().getFirst().options();
        assertThat(options).extracting(ReadingOption::id).containsExactly("a", "c");
        assertThat(options).extracting(ReadingOption::alike).containsExactly(List.of("b"), List.of());
        assertThat(options).extracting(ReadingOption::preview).containsOnly(PREVIEW);
        assertThat(needed.reference()).isEqualTo("job-7");
        assertThat(needed.likeliest()).isNull();
    }

    @Test
    void shouldGoOnWhenAllReadingsGiveTheSame() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);

        Task generating = reply(
                comparing,
                new ReadingsCompared(List.of(result("a", "a"), result("b", "a"), result("c", "a"))),
                Topics.CODER,
                CodeGenerationRequest.class);

        assertThat(((Generating) generating.state()).clarification().reading().assumptions())
                .contains(new Assumption("city", "can be read in 3 ways, which all give the same result"));
    }

    @Test
    void shouldAskWhetherAReadingIsMeantThatIsNotLikelyEnough() {
        ClarificationNeeded unlikely =
                new ClarificationNeeded("Clubs by city", COMPARABLE.questions(), List.of(), null, null);
        Task comparing = reply(submitted(), unlikely, Topics.TESTER, ComparisonRequest.class);

        Task asked = reply(
                comparing,
                new ReadingsCompared(List.of(result("a", "a"), result("b", "a"), result("c", "a"))),
                Topics.RESULTS,
                ClarificationNeeded.class);

        ClarifyingQuestion question =
                ((AwaitingAnswer) asked.state()).needed().questions().getFirst();
        assertThat(question.text()).isEqualTo("Is this what you mean?");
        assertThat(question.options()).extracting(ReadingOption::id).containsExactly("a");
    }

    @Test
    void shouldNotOfferAReadingThatDoesNotRun() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);
        ReadingResult broken = new ReadingResult("a", "a", null, failure(ErrorCode.SQL_INVALID));

        Task asked = reply(
                comparing,
                new ReadingsCompared(List.of(broken, result("b", "b"), result("c", "c"))),
                Topics.RESULTS,
                ClarificationNeeded.class);

        List<ReadingOption> options =
                ((AwaitingAnswer) asked.state()).needed().questions().getFirst().options();
        assertThat(options).extracting(ReadingOption::id).containsExactly("b", "c");
        assertThat(options).extracting(ReadingOption::isDefault).containsExactly(true, false);
    }

    @Test
    void shouldAskAboutAReadingThatCouldNotBeRunInTime() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);
        ReadingResult slow = new ReadingResult("b", "b", null, failure(ErrorCode.QUERY_TIMEOUT));

        Task asked = reply(
                comparing,
                new ReadingsCompared(List.of(result("a", "a"), slow, result("c", "a"))),
                Topics.RESULTS,
                ClarificationNeeded.class);

        List<ReadingOption> options =
                ((AwaitingAnswer) asked.state()).needed().questions().getFirst().options();
        assertThat(options).extracting(ReadingOption::id).containsExactly("a", "b");
        assertThat(options).extracting(ReadingOption::preview).containsExactly(PREVIEW, null);
    }

    @Test
    void shouldSayThatAReadingWasLeftOut() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);
        ReadingResult broken = new ReadingResult("b", "b", null, failure(ErrorCode.SQL_INVALID));

        Task generating = reply(
                comparing,
                new ReadingsCompared(List.of(result("a", "a"), broken, result("c", "a"))),
                Topics.CODER,
                CodeGenerationRequest.class);

        assertThat(((Generating) generating.state()).clarification().reading().assumptions())
                .extracting(Assumption::meaning)
                .contains(
                        "can be read in 2 ways, which all give the same result",
                        "can also be read in a way that cannot be run");
    }

    @Test
    void shouldAskWithoutPreviewsWhenTheReadingsCannotBeCompared() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);

        Task refused = reply(
                comparing,
                new TestFailed(TestType.ENVIRONMENT, failure(ErrorCode.DATABASE_UNAVAILABLE)),
                Topics.RESULTS,
                ClarificationNeeded.class);
        Transition late = orchestrator
                .deadlinePassed(comparing, new Tick(NOON.plusSeconds(15), new UUID(7, 7)))
                .orElseThrow();

        for (TaskState state : List.of(refused.state(), late.next())) {
            assertThat(((AwaitingAnswer) state).needed().questions().getFirst().options())
                    .hasSize(3)
                    .allSatisfy(option -> assertThat(option.preview()).isNull());
        }
    }

    @Test
    void shouldCompareNothingInADryRun() {
        QuerySubmitted dry = new QuerySubmitted(
                "Clubs by city", "sports", new QueryOptions(7, false, null, null, true, null), "job-7");

        reply(submitted(dry), COMPARABLE, Topics.RESULTS, ClarificationNeeded.class);
    }
}
