package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.security.Caller;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultPreview;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TestVerdict;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrchestratorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration ANSWER = Duration.ofHours(24);
    private static final UUID TASK_ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final ResultSet RESULTS =
            new ResultSet(List.of(new ResultColumn("n", "int8")), List.of(List.of(1)), false);
    private static final QuerySubmitted SUBMISSION =
            new QuerySubmitted("Clubs by city", "sports", new QueryOptions(7, false, RESULTS, 3), "job-7");

    private static final ClarificationComplete CLEAR = new ClarificationComplete(
            "Clubs by city",
            "The number of clubs per city",
            new Reading(
                    JsonNodeFactory.instance.objectNode().put("limit", 5),
                    "ab12",
                    0.9,
                    List.of(new Assumption("city", "the club's")),
                    List.of()));
    private static final ClarificationNeeded UNCLEAR = new ClarificationNeeded(
            "Clubs by city",
            List.of(new ClarifyingQuestion(
                    "reading",
                    "Which of these do you mean?",
                    "city",
                    List.of(
                            new ReadingOption("a", "of the club", true),
                            new ReadingOption("b", "of the member", false)))),
            List.of(),
            null);
    private static final ClarificationNeeded COMPARABLE = new ClarificationNeeded(
            "Clubs by city",
            List.of(new ClarifyingQuestion(
                    "reading",
                    "Which of these do you mean?",
                    "city",
                    List.of(
                            new ReadingOption("a", "of the club", true, "SELECT 1", null),
                            new ReadingOption("b", "of the member", false, "SELECT 2", null),
                            new ReadingOption("c", "of the coach", false, "SELECT 3", null)))),
            List.of(),
            null,
            CLEAR);
    private static final ResultPreview PREVIEW = new ResultPreview(RESULTS, 1, null);
    private static final CodeGenerated CODE = new CodeGenerated("SELECT 1", List.of("Shows one"));
    private static final TestComplete HELD = new TestComplete(RESULTS, new PerformanceMetrics(1, 1, 1, 1), List.of());

    private static final KnownAnswer KNOWN = new KnownAnswer(new UUID(1, 1), "clubs by city?", "SELECT 42", "eve");

    private final Orchestrator orchestrator = new Orchestrator(new Limits(2, 2));
    private int steps;

    private record Limits(int maxRepairs, int maxRounds) implements StepLimits {
        @Override
        public Duration clarify() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration compare() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration generate() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration test() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration keep() {
            return ANSWER;
        }

        @Override
        public Duration answer() {
            return ANSWER;
        }
    }

    @Test
    void shouldAskTheClarifierFirst() {
        Tick tick = tick();

        Transition transition = orchestrator.submitted(SUBMISSION, null, tick);

        assertThat(transition.next())
                .isEqualTo(new Clarifying(tick.messageId(), NOON.plusSeconds(30), List.of(), List.of()));
        assertSent(transition, Topics.CLARIFIER, ClarificationRequest.class);
    }

    @Test
    void shouldGoFromQuestionToAnswer() {
        Task task = submitted();
        task = reply(task, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        assertThat(task.status()).isEqualTo(TaskStatus.GENERATING);
        task = reply(task, CODE, Topics.TESTER, TestRequest.class);
        assertThat(task.status()).isEqualTo(TaskStatus.TESTING);
        task = reply(task, HELD, Topics.RESULTS, QueryCompleted.class);

        QueryCompleted answer = ((Completed) task.state()).answer();
        assertThat(answer.sql()).isEqualTo("SELECT 1");
        assertThat(answer.reference()).isEqualTo("job-7");
        assertThat(answer.clarifiedQuery()).isEqualTo("The number of clubs per city");
        assertThat(answer.assumptions()).containsExactly(new Assumption("city", "the club's"));
    }

    @Test
    void shouldAnswerWithTheStatementThatRan() {
        var optimized = new CodeGenerated(
                "SELECT 1",
                List.of("Shows one"),
                "SELECT DISTINCT 1",
                List.of(new SqlChange(SqlChange.Kind.OPTIMIZATION, "redundant_distinct", "There is one row")));
        Task task = reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(task, optimized, Topics.TESTER, TestRequest.class);

        Task asSent = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);
        Task asWritten = reply(
                testing,
                new TestComplete(HELD.results(), HELD.performanceMetrics(), List.of(), null, null, "SELECT DISTINCT 1"),
                Topics.RESULTS,
                QueryCompleted.class);

        assertThat(((Completed) asSent.state()).answer().changes()).hasSize(1);
        assertThat(((Completed) asWritten.state()).answer().sql()).isEqualTo("SELECT DISTINCT 1");
        assertThat(((Completed) asWritten.state()).answer().changes()).isEmpty();
    }

    @Test
    void shouldWarnOfSqlThatWasMended() {
        var mended = new CodeGenerated(
                "SELECT 2",
                List.of("Shows two"),
                null,
                List.of(new SqlChange(SqlChange.Kind.REPAIR, "nearest_name", "b is near to a")));
        Task testing = reply(
                reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class),
                mended,
                Topics.TESTER,
                TestRequest.class);

        Task task = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);

        QueryCompleted answer = ((Completed) task.state()).answer();
        assertThat(answer.verdict()).isEqualTo(TestVerdict.PASS_WITH_WARNINGS);
        assertThat(answer.checks()).singleElement().satisfies(check -> assertThat(check.level())
                .isEqualTo(CheckLevel.WARNING));
    }

    @Test
    void shouldHaveTheStatementMendedThatRan() {
        TestFailed failed =
                new TestFailed(TestType.RESULT, failure(ErrorCode.ANSWER_DOUBTFUL)).about("SELECT DISTINCT 1");

        Task task = reply(testing(), failed, Topics.CODER, CodeGenerationRequest.class);

        assertThat(((Generating) task.state()).attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.sql()).isEqualTo("SELECT DISTINCT 1"));
    }

    @Test
    void shouldHandTheOptionsToTheTester() {
        Task task = reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Transition transition = orchestrator
                .replied(task, task.state().waitsFor().orElseThrow(), CODE, tick())
                .orElseThrow();

        TestRequest request = (TestRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.rowLimit()).isEqualTo(7);
        assertThat(request.measure()).isEqualTo(3);
        assertThat(request.asker()).isEqualTo("ann");
        assertThat(request.expectedResults()).isEqualTo(RESULTS);
    }

    @Test
    void shouldFailWithWhatTheClarifierSays() {
        Task task = reply(
                submitted(),
                new ClarificationFailed(failure(ErrorCode.NOT_UNDERSTOOD)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(((Failed) task.state()).result().failure().errorCode()).isEqualTo(ErrorCode.NOT_UNDERSTOOD);
    }

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

    private static ReadingResult result(String id, String sameAs) {
        return new ReadingResult(id, sameAs, PREVIEW, null);
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

    @Test
    void shouldSendFailedSqlBackToTheCoderWithTheFinding() {
        Task task = testing();
        Task repairing = reply(
                task,
                new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                Topics.CODER,
                CodeGenerationRequest.class);

        assertThat(repairing.status()).isEqualTo(TaskStatus.REPAIRING);
        Transition transition = orchestrator
                .replied(
                        task,
                        task.state().waitsFor().orElseThrow(),
                        new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                        tick())
                .orElseThrow();
        CodeGenerationRequest request =
                (CodeGenerationRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.failedSql()).containsExactly("SELECT 1");
        assertThat(((Generating) repairing.state()).attempts())
                .extracting(attempt -> attempt.finding().errorCode())
                .containsExactly(ErrorCode.SQL_INVALID);
    }

    @Test
    void shouldEndAfterTheLastRepair() {
        Task task = testing();
        AgentReply broken = new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID));
        for (int repair = 0; repair < 2; repair++) {
            task = reply(task, broken, Topics.CODER, CodeGenerationRequest.class);
            task = reply(task, CODE, Topics.TESTER, TestRequest.class);
        }
        task = reply(task, broken, Topics.RESULTS, QueryFailed.class);

        assertThat(((Failed) task.state()).result().sql()).isEqualTo("SELECT 1");
    }

    @Test
    void shouldTellWhyTheSqlFailedWhenThereIsNoBetter() {
        Task repairing = reply(
                testing(),
                new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                Topics.CODER,
                CodeGenerationRequest.class);
        Task task = reply(
                repairing,
                new CodeGenerationFailed(failure(ErrorCode.NO_CANDIDATE)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(((Failed) task.state()).result().failure().errorCode()).isEqualTo(ErrorCode.SQL_INVALID);
    }

    @Test
    void shouldNotBlameTheSqlForABrokenEnvironment() {
        Task task = reply(
                testing(),
                new TestFailed(TestType.ENVIRONMENT, failure(ErrorCode.DATABASE_UNAVAILABLE)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    }

    static Stream<AgentReply> replies() {
        Failure failure = failure(ErrorCode.AGENT_FAILED);
        return Stream.of(
                CLEAR,
                UNCLEAR,
                new ClarificationFailed(failure),
                CODE,
                new CodeGenerationFailed(failure),
                HELD,
                new TestFailed(TestType.SYNTAX, failure));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void shouldIgnoreAReplyToAnotherRequest(AgentReply reply) {
        for (Task task : everyState()) {
            assertThat(orchestrator.replied(task, UUID.randomUUID(), reply, tick()))
                    .as(task.status().name())
                    .isEmpty();
            assertThat(orchestrator.replied(task, null, reply, tick())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void shouldIgnoreAReplyThatDoesNotFitTheStep(AgentReply reply) {
        Task clarifying = submitted();
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        String family = reply.type().substring(0, 4);

        assertThat(taken(clarifying, reply)).isEqualTo(family.equals("Clar"));
        assertThat(taken(generating, reply)).isEqualTo(family.equals("Code"));
        assertThat(taken(testing, reply)).isEqualTo(family.equals("Test"));
    }

    @Test
    void shouldChangeNothingBeforeTheDeadline() {
        for (Task task : everyState()) {
            assertThat(orchestrator.deadlinePassed(task, tick()))
                    .as(task.status().name())
                    .isEmpty();
        }
    }

    @Test
    void shouldEndEveryStepAtItsDeadline() {
        Tick muchLater = new Tick(NOON.plus(ANSWER), UUID.randomUUID());
        for (Task task : everyState()) {
            Optional<Transition> transition = orchestrator.deadlinePassed(task, muchLater);
            assertThat(transition.isPresent())
                    .as(task.status().name())
                    .isEqualTo(!task.status().isTerminal());
            transition.ifPresent(t -> {
                assertThat(t.next().status())
                        .isEqualTo(
                                task.status() == TaskStatus.AWAITING_ANSWER ? TaskStatus.EXPIRED : TaskStatus.FAILED);
                assertSent(t, Topics.RESULTS, QueryFailed.class);
            });
        }
    }

    @Test
    void shouldEndAQuestionWhenItsOwnTimeIsOver() {
        Task clarifying = submitted(new QueryOptions(null, null, null, null, null, Duration.ofSeconds(20)));
        Task awaiting = reply(clarifying, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        for (Task task : List.of(clarifying, awaiting, generating, testing)) {
            assertThat(task.state().waitsUntil()).as(task.status().name()).contains(NOON.plusSeconds(20));

            Transition transition = orchestrator
                    .deadlinePassed(task, new Tick(NOON.plusSeconds(20), UUID.randomUUID()))
                    .orElseThrow();

            Failed failed = (Failed) transition.next();
            assertThat(failed.result().failure().errorCode()).isEqualTo(ErrorCode.QUESTION_TIMEOUT);
            assertThat(failed.result().failure().message()).contains("20.0 s");
            assertThat(failed.result().sql()).isEqualTo(task == testing ? "SELECT 1" : null);
        }
    }

    @Test
    void shouldGiveAStepItsOwnLimitWhereTheQuestionHasMoreTime() {
        Task task = submitted(new QueryOptions(null, null, null, null, null, Duration.ofMinutes(10)));

        assertThat(task.state().waitsUntil()).contains(NOON.plusSeconds(30));
        Transition late = orchestrator
                .deadlinePassed(task, new Tick(NOON.plusSeconds(30), UUID.randomUUID()))
                .orElseThrow();
        assertThat(((Failed) late.next()).result().failure().errorCode()).isEqualTo(ErrorCode.STEP_TIMEOUT);
    }

    @Test
    void shouldHaveADryRunPlannedOnly() {
        Task clarifying = submitted(new QueryOptions(null, null, null, null, true, null));
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Transition toTester = orchestrator
                .replied(generating, generating.state().waitsFor().orElseThrow(), CODE, tick())
                .orElseThrow();
        TestRequest request = (TestRequest) toTester.outgoing().orElseThrow().message();
        assertThat(request.runsNothing()).isTrue();

        Task completed = reply(
                generating.moveTo(toTester.next(), NOON),
                new TestComplete(
                        new ResultSet(List.of(), List.of(), false), new PerformanceMetrics(1, 1, 1, 0), List.of()),
                Topics.RESULTS,
                QueryCompleted.class);

        assertThat(((Completed) completed.state()).answer().runsNothing()).isTrue();
        assertThat(completed.state().progress()).isEqualTo("Judged and planned; nothing was run");
    }

    @Test
    void shouldCancelWhatHasNotEnded() {
        for (Task task : everyState()) {
            QueryCancelled command = new QueryCancelled("enough", null);
            if (task.status() == TaskStatus.CANCELLED) {
                assertThat(orchestrator.cancelled(task, command)).isEmpty();
            } else if (task.status().isTerminal()) {
                assertThatThrownBy(() -> orchestrator.cancelled(task, command))
                        .hasMessageContaining("cannot be cancelled");
            } else {
                Transition transition = orchestrator.cancelled(task, command).orElseThrow();
                assertThat(transition.next().status()).isEqualTo(TaskStatus.CANCELLED);
                assertSent(transition, Topics.RESULTS, QueryCancelled.class);
                assertThat(transition.withdrawn())
                        .as("the request that an agent may be working on")
                        .isEqualTo(task.state().waitsFor());
            }
        }
    }

    @Test
    void shouldKeepEveryStateAsJson() {
        for (Task task : everyState()) {
            String json = Json.string(task.state());

            assertThat(Json.string(Json.read(json, TaskState.class)))
                    .as(task.status().name())
                    .isEqualTo(json);
        }
    }

    @Test
    void shouldTestVouchedSqlAtOnceAndSayWhoVouches() {
        Task testing = vouched(SUBMISSION);
        assertThat(testing.status()).isEqualTo(TaskStatus.TESTING);

        Task completed = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);

        QueryCompleted answer = ((Completed) completed.state()).answer();
        assertThat(answer.sql()).isEqualTo("SELECT 42");
        assertThat(answer.clarifiedQuery()).isEqualTo("clubs by city?");
        assertThat(answer.assumptions())
                .containsExactly(new Assumption(
                        "Clubs by city", "answered by the verified query “clubs by city?”, for which eve vouches"));
    }

    @Test
    void shouldTestVouchedSqlAsAnyOther() {
        Transition vouched = orchestrator.vouched(SUBMISSION, Caller.trusted("ann"), KNOWN, tick());

        TestRequest request = (TestRequest) vouched.outgoing().orElseThrow().message();
        assertThat(request.sql()).isEqualTo("SELECT 42");
        assertThat(request.database()).isEqualTo("sports");
        assertThat(request.rowLimit()).isEqualTo(7);
        assertThat(request.expectedResults()).isEqualTo(RESULTS);
        assertThat(request.measure()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "SYNTAX, SQL_INVALID, , true",
        "SYNTAX, SQL_INVALID, 42P01, true",
        "SYNTAX, SQL_INVALID, 42P17, false",
        "SAFETY, SQL_NOT_READ_ONLY, , true",
        "SAFETY, SQL_NOT_READ_ONLY, 25006, false",
        "SAFETY, SQL_FORBIDDEN, , false",
        "SAFETY, ACCESS_DENIED, 42501, false",
        "EXECUTION, EXECUTION_FAILED, 22012, false",
        "EXECUTION, QUERY_TIMEOUT, , false",
        "RESULT, ANSWER_DOUBTFUL, , false"
    })
    void shouldGoTheOrdinaryWayWhenVouchedSqlDoesNotHoldAndBreakOnlyWhatFailsForAll(
            TestType type, ErrorCode code, String sqlState, boolean broken) {
        QuerySubmitted question = new QuerySubmitted("Clubs by city", "sports", null, null);
        Task testing = vouched(question);

        Failure failure = sqlState == null ? failure(code) : failure(code).withDetails(Map.of("sqlstate", sqlState));

        Transition next = orchestrator
                .replied(testing, testing.state().waitsFor().orElseThrow(), new TestFailed(type, failure), tick())
                .orElseThrow();

        assertSent(next, Topics.CLARIFIER, ClarificationRequest.class);
        assertThat(next.next().status()).isEqualTo(TaskStatus.CLARIFYING);
        assertThat(next.broken().map(Transition.BrokenAnswer::id))
                .isEqualTo(broken ? Optional.of(KNOWN.id()) : Optional.empty());
    }

    @Test
    void shouldSayWhatBrokeVouchedSqlWithoutWordsThatMayQuoteRows() {
        Task testing = vouched(SUBMISSION);
        Failure failure = Failure.of(ErrorCode.SQL_INVALID, "PostgreSQL: column \"4711-secret\"", NOON)
                .withDetails(Map.of("sqlstate", "42703"));

        Transition next = orchestrator
                .replied(
                        testing,
                        testing.state().waitsFor().orElseThrow(),
                        new TestFailed(TestType.SYNTAX, failure),
                        tick())
                .orElseThrow();

        assertThat(next.broken().orElseThrow().reason())
                .isEqualTo("PARLEY-1003: SQL is not valid (test SYNTAX, SQLSTATE 42703)");
    }

    @Test
    void shouldNotHoldItAgainstVouchedSqlThatTheAskerExpectedOtherRows() {
        Task testing = vouched(SUBMISSION);

        Transition next = orchestrator
                .replied(
                        testing,
                        testing.state().waitsFor().orElseThrow(),
                        new TestFailed(TestType.RESULT, failure(ErrorCode.ANSWER_DOUBTFUL)),
                        tick())
                .orElseThrow();

        assertSent(next, Topics.CLARIFIER, ClarificationRequest.class);
        assertThat(next.broken()).isEmpty();
    }

    @Test
    void shouldFailWhenVouchedSqlCannotBeTestedNow() {
        Task failed = reply(
                vouched(SUBMISSION),
                new TestFailed(TestType.ENVIRONMENT, failure(ErrorCode.DATABASE_UNAVAILABLE)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(((Failed) failed.state()).result().sql()).isEqualTo("SELECT 42");
    }

    @Test
    void shouldTellTheClarifierInEveryRoundWhatAQuestionFollows() {
        Task answered = reply(
                reply(
                        reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class),
                        CODE,
                        Topics.TESTER,
                        TestRequest.class),
                HELD,
                Topics.RESULTS,
                QueryCompleted.class);
        QuerySubmitted question = new QuerySubmitted("and in Lyon?", "sports", null, null, TASK_ID);
        PreviousQuestion previous = FollowedQuestion.of(answered, question, NOON);
        assertThat(previous)
                .isEqualTo(new PreviousQuestion(
                        "Clubs by city",
                        "The number of clubs per city",
                        CLEAR.reading().algebra(),
                        "ab12"));

        Transition first = orchestrator.submitted(question, previous, tick());
        Task following = new Task(TASK_ID, "ann", null, false, question, null, previous, first.next(), 1, NOON, NOON);
        Task awaiting = reply(following, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Transition second = orchestrator.answered(awaiting, new ClarificationAnswered("reading", "b"), tick());

        assertThat(List.of(first, second))
                .extracting(transition -> ((ClarificationRequest)
                                transition.outgoing().orElseThrow().message())
                        .previous())
                .containsOnly(previous);
    }

    @Test
    void shouldNotGoOnFromSqlThatNoReadingIsKnownOf() {
        Task answered = reply(vouched(SUBMISSION), HELD, Topics.RESULTS, QueryCompleted.class);

        PreviousQuestion previous = FollowedQuestion.of(answered, SUBMISSION, NOON);

        assertThat(previous.algebra()).isNull();
        assertThat(previous.query()).isEqualTo("Clubs by city");
    }

    private Task vouched(QuerySubmitted submission) {
        Transition transition = orchestrator.vouched(submission, Caller.trusted("ann"), KNOWN, tick());
        assertSent(transition, Topics.TESTER, TestRequest.class);
        return new Task(TASK_ID, "ann", null, submission, transition.next(), 1, NOON, NOON);
    }

    private List<Task> everyState() {
        Task clarifying = submitted();
        Task awaiting = reply(clarifying, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        Task repairing = reply(
                testing,
                new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                Topics.CODER,
                CodeGenerationRequest.class);
        Task completed = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);
        Task failed = reply(
                clarifying,
                new ClarificationFailed(failure(ErrorCode.NOT_UNDERSTOOD)),
                Topics.RESULTS,
                QueryFailed.class);
        Task cancelled = clarifying.moveTo(new TaskState.Cancelled("enough"), NOON);
        Task expired = awaiting.moveTo(new TaskState.Expired(((Failed) failed.state()).result()), NOON);
        Task vouched = vouched(SUBMISSION);
        return List.of(
                vouched, clarifying, awaiting, generating, testing, repairing, completed, failed, cancelled, expired);
    }

    private Task submitted() {
        return submitted(SUBMISSION);
    }

    private Task submitted(QueryOptions options) {
        return submitted(new QuerySubmitted("Clubs by city", "sports", options, "job-7"));
    }

    private Task submitted(QuerySubmitted submission) {
        Transition transition = orchestrator.submitted(submission, null, tick());
        return new Task(TASK_ID, "ann", null, submission, transition.next(), 1, NOON, NOON);
    }

    private Task testing() {
        Task generating = reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        assertThat(testing.state()).isInstanceOf(Testing.class);
        return testing;
    }

    private Task reply(Task task, AgentReply reply, String topic, Class<?> message) {
        Transition transition = orchestrator
                .replied(task, task.state().waitsFor().orElseThrow(), reply, tick())
                .orElseThrow();
        assertSent(transition, topic, message);
        return task.moveTo(transition.next(), NOON);
    }

    private boolean taken(Task task, AgentReply reply) {
        return orchestrator
                .replied(task, task.state().waitsFor().orElseThrow(), reply, tick())
                .isPresent();
    }

    private static void assertSent(Transition transition, String topic, Class<?> message) {
        assertThat(transition.outgoing()).hasValueSatisfying(outgoing -> {
            assertThat(outgoing.topic()).isEqualTo(topic);
            assertThat(outgoing.message()).isInstanceOf(message);
        });
    }

    private Tick tick() {
        steps++;
        return new Tick(NOON, new UUID(7, steps));
    }

    private static Failure failure(ErrorCode code) {
        return Failure.of(code, "no", NOON);
    }
}
