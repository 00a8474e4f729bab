package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A question that is asked back, and what becomes of the answer. */
class AskingBackTest extends OrchestratedTask {

    @Test
    void shouldAskBackAndGoOnWithTheAnswer() {
        Task asked = reply(submitted(), UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        assertThat(asked.status()).isEqualTo(TaskStatus.AWAITING_ANSWER);
        assertThat(((AwaitingAnswer) asked.state()).needed().reference()).isEqualTo("job-7");

        Transition transition = orchestrator.answered(asked, new ClarificationAnswered("reading", "b"), tick());

        ClarificationRequest request =
                (ClarificationRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.answers()).containsExactly(new ClarificationAnswered("reading", "b"));
        assertThat(request.options().assume()).isFalse();
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of(new ClarificationAnswered("reading", "b"), List.of("b"), "b"),
                Arguments.of(new ClarificationAnswered("reading", "b"), List.of(), null),
                Arguments.of(new ClarificationAnswered("reading", null, null, "the second"), List.of("b"), "b"),
                Arguments.of(new ClarificationAnswered("reading", null, null, "neither"), List.of(), null),
                Arguments.of(
                        new ClarificationAnswered("reading", null, List.of("a", "b"), null), List.of("a", "b"), null));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldSayWhichOneOptionWasMeant(ClarificationAnswered answer, List<String> found, String meant) {
        Task asked = reply(submitted(), UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Task again = asked.moveTo(orchestrator.answered(asked, answer, tick()).next(), NOON);

        var complete = new ClarificationComplete("Clubs by city", CLEAR.clarifiedQuery(), CLEAR.reading(), null, found);
        Transition transition = orchestrator
                .replied(again, again.state().waitsFor().orElseThrow(), complete, tick())
                .orElseThrow();

        assertThat(transition.choice().map(choice -> choice.option().id())).isEqualTo(Optional.ofNullable(meant));
    }

    @Test
    void shouldNotTakeAnAnswerThatComesTwiceForTheNextRounds() {
        ClarifyingQuestion first = UNCLEAR.questions().getFirst();
        Task task = reply(submitted(), asking(first, "reading-1"), Topics.RESULTS, ClarificationNeeded.class);
        var answer = new ClarificationAnswered("reading-1", "b");
        task = task.moveTo(orchestrator.answered(task, answer, tick()).next(), NOON);
        Task again = reply(task, asking(first, "reading-2"), Topics.RESULTS, ClarificationNeeded.class);

        assertThatThrownBy(() -> orchestrator.answered(again, answer, tick()))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.failure().errorCode()).isEqualTo(ErrorCode.NOT_AWAITING_ANSWER))
                .hasMessageContaining("\"reading-1\" has been answered");
        assertThat(orchestrator
                        .answered(again, new ClarificationAnswered("reading-2", "b"), tick())
                        .next())
                .isInstanceOf(Clarifying.class);
    }

    private static ClarificationNeeded asking(ClarifyingQuestion question, String id) {
        return new ClarificationNeeded(
                "Clubs by city",
                List.of(new ClarifyingQuestion(id, question.text(), question.words(), question.options())),
                List.of(),
                null);
    }

    static Stream<ClarificationAnswered> answers() {
        return Stream.of(
                new ClarificationAnswered("reading", "b"),
                new ClarificationAnswered("reading", null, List.of("b", "a"), null),
                new ClarificationAnswered("reading", null, null, "the second"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldTellTheClarifierWhatTheAskerSawAndSaid(ClarificationAnswered answer) {
        Task asked = reply(submitted(), UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);

        Transition transition = orchestrator.answered(asked, answer, tick());

        ClarificationRequest request =
                (ClarificationRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.answers()).containsExactly(answer);
        assertThat(request.asked()).isEqualTo(UNCLEAR.questions());
    }

    @Test
    void shouldKeepWhatWasAskedInEachRoundAndNoRows() {
        Task comparing = reply(submitted(), COMPARABLE, Topics.TESTER, ComparisonRequest.class);
        Task asked = reply(
                comparing,
                new ReadingsCompared(List.of(result("a", "a"), result("b", "a"), result("c", "c"))),
                Topics.RESULTS,
                ClarificationNeeded.class);
        var none = new ClarificationAnswered("reading", null, null, "none of these");
        Task again = reply(
                asked.moveTo(orchestrator.answered(asked, none, tick()).next(), NOON),
                UNCLEAR,
                Topics.RESULTS,
                ClarificationNeeded.class);
        again = new Task(
                TASK_ID,
                "ann",
                null,
                SUBMISSION,
                Json.read(Json.string(again.state()), TaskState.class),
                again.version(),
                NOON,
                NOON);

        Transition transition = orchestrator.answered(again, new ClarificationAnswered("reading", "b"), tick());

        ClarificationRequest request =
                (ClarificationRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.answers()).hasSize(2);
        assertThat(request.asked())
                .extracting(question ->
                        question.options().stream().map(ReadingOption::id).toList())
                .containsExactly(List.of("a", "c"), List.of("a", "b"));
        assertThat(request.asked()).flatExtracting(ClarifyingQuestion::options).allSatisfy(option -> assertThat(option)
                .extracting("sql", "preview")
                .containsOnlyNulls());
    }

    @Test
    void shouldTakeAnAnswerOfAStateThatKeptNothingOfWhatWasAsked() {
        TaskState kept = Json.read("""
                {"state": "awaiting_answer", "deadline": "2026-03-02T12:00:00Z", "answers": [],
                 "needed": {"original_query": "Clubs by city", "questions": [{"id": "reading", "text": "Which?",
                   "words": "city", "options": [{"id": "a", "meaning": "of the club", "default": true}]}]}}
                """, TaskState.class);
        Task task = submitted().moveTo(kept, NOON);

        Transition transition =
                orchestrator.answered(task, new ClarificationAnswered("reading", null, null, "first"), tick());

        assertThat(((Clarifying) transition.next()).asked()).hasSize(1);
    }

    @Test
    void shouldAssumeOnceTheRoundsAreUp() {
        Task task = submitted();
        for (int round = 0; round < 2; round++) {
            task = reply(task, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
            Transition transition = orchestrator.answered(task, new ClarificationAnswered("reading", "b"), tick());
            task = task.moveTo(transition.next(), NOON);
            ClarificationRequest request =
                    (ClarificationRequest) transition.outgoing().orElseThrow().message();
            assertThat(request.options().assume()).isEqualTo(round == 1);
        }
    }

    @Test
    void shouldRefuseAnAnswerThatWasNotOffered() {
        Task asked = reply(submitted(), UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);

        assertThatThrownBy(() -> orchestrator.answered(
                        asked, new ClarificationAnswered("reading", null, List.of("a", "z"), null), tick()))
                .hasMessage("Question \"reading\" with option \"z\" was not offered");
        assertThatThrownBy(() -> orchestrator.answered(
                        asked, new ClarificationAnswered("other", null, null, "the second"), tick()))
                .hasMessage("Question \"other\" was not asked");
        assertThatThrownBy(() -> orchestrator.answered(asked, new ClarificationAnswered("reading", "z"), tick()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("\"z\" was not offered");
    }

    /** Nothing of the first gateway is left but the task as it is kept. */
    @ParameterizedTest
    @MethodSource("answers")
    void shouldTakeAnAnswerHoursLaterAtAnotherGatewayUntilItExpires(ClarificationAnswered answer) {
        Task asked = reply(submitted(), UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Task kept = asked.moveTo(Json.read(Json.string(asked.state()), TaskState.class), NOON);
        Orchestrator another = new Orchestrator(new Limits(2, 2));
        Tick almost = new Tick(NOON.plus(ANSWER).minusSeconds(1), new UUID(8, 1));
        Tick over = new Tick(NOON.plus(ANSWER), new UUID(8, 2));

        assertThat(another.deadlinePassed(kept, almost)).isEmpty();
        ClarificationRequest request = (ClarificationRequest)
                another.answered(kept, answer, almost).outgoing().orElseThrow().message();
        assertThat(request.answers()).containsExactly(answer);
        assertThat(request.asked()).isEqualTo(UNCLEAR.questions());
        assertThat(request.askedAt()).isEqualTo(NOON);

        Task expired =
                kept.moveTo(another.deadlinePassed(kept, over).orElseThrow().next(), over.now());
        assertThatThrownBy(() -> another.answered(expired, answer, over))
                .hasMessage("The task is EXPIRED and waits for no answer");
    }

    @Test
    void shouldRefuseAnAnswerThatNobodyAskedFor() {
        Task task = submitted();

        assertThatThrownBy(() -> orchestrator.answered(task, new ClarificationAnswered("reading", "a"), tick()))
                .hasMessage("The task is CLARIFYING and waits for no answer");
    }
}
