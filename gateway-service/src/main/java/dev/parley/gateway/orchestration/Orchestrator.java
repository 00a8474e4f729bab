package dev.parley.gateway.orchestration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Cancelled;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Comparing;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Expired;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.FailedAttempt;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifierReply;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.CoderReply;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TestVerdict;
import dev.parley.model.message.TesterReply;
import dev.parley.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a task does next. Pure: no clock, no identity of its own, no I/O.
 *
 * <p>A reply that the task does not wait for (late, twice, or to a step that is over) changes nothing.
 */
final class Orchestrator {

    private final StepLimits limits;

    Orchestrator(StepLimits limits) {
        this.limits = limits;
    }

    /** @param previous the question that it may be a follow-up to; null when it follows none */
    Transition submitted(QuerySubmitted submission, PreviousQuestion previous, Tick tick) {
        return clarify(submission, previous, List.of(), List.of(), tick.now(), tick);
    }

    /** A question that somebody vouched SQL for: it only has to be tested. */
    Transition vouched(QuerySubmitted submission, Caller caller, KnownAnswer known, Tick tick) {
        var vouchedFor = new Assumption(
                submission.query(),
                "answered by the verified query “" + known.question() + "”, for which " + known.by() + " vouches");
        var reading = new Reading(JsonNodeFactory.instance.objectNode(), null, 1, List.of(vouchedFor), List.of());
        var clarification = new ClarificationComplete(submission.query(), known.question(), reading);
        var code = new CodeGenerated(known.sql(), List.of("The SQL of the verified query " + known.id()));
        var deadline = deadline(limits.test(), submission, tick.now(), tick);
        return Transition.sending(
                new Testing(tick.messageId(), deadline, clarification, code, List.of(), known),
                Topics.TESTER,
                testRequest(
                        submission, caller.subject(), caller.tenant(), caller.may(Caller.SENSITIVE), code, deadline));
    }

    /** A submission that cannot be worked on, from a producer that can only be told by a result. */
    Transition refused(QuerySubmitted submission, Failure failure) {
        return fail(submission, null, failure);
    }

    /** @param causationId the request that the reply answers */
    Optional<Transition> replied(Task task, UUID causationId, AgentReply reply, Tick tick) {
        if (causationId == null || !task.state().waitsFor().equals(Optional.of(causationId))) {
            return Optional.empty();
        }
        return switch (task.state()) {
            case Clarifying state -> clarified(task, state, reply, tick);
            case Comparing state -> compared(task, state, reply, tick);
            case Generating state -> generated(task, state, reply, tick);
            case Testing state -> tested(task, state, reply, tick);
            case AwaitingAnswer s -> Optional.empty();
            case Completed s -> Optional.empty();
            case Failed s -> Optional.empty();
            case Cancelled s -> Optional.empty();
            case Expired s -> Optional.empty();
        };
    }

    /**
     * @throws ValidationException when the task does not wait for an answer, or not for this one
     */
    Transition answered(Task task, ClarificationAnswered answer, Tick tick) {
        if (!(task.state() instanceof AwaitingAnswer state)) {
            throw new ValidationException(
                    ErrorCode.NOT_AWAITING_ANSWER, "The task is " + task.status() + " and waits for no answer");
        }
        ClarifyingQuestion question = answered(state, answer);
        return clarify(
                task.submission(),
                task.previous(),
                plus(state.answers(), answer),
                plus(state.asked(), question.bare()),
                task.createdAt(),
                tick);
    }

    /** @throws ValidationException when the task has ended otherwise */
    Optional<Transition> cancelled(Task task, QueryCancelled command) {
        if (task.state() instanceof Cancelled) {
            return Optional.empty();
        }
        if (task.status().isTerminal()) {
            throw new ValidationException(
                    ErrorCode.TASK_ENDED, "The task is " + task.status() + " and cannot be cancelled");
        }
        var result = new QueryCancelled(command.reason(), task.submission().reference());
        return Optional.of(Transition.sending(new Cancelled(command.reason()), Topics.RESULTS, result)
                .withdrawing(task.state().waitsFor()));
    }

    /** The step took too long, or with it the whole question. */
    Optional<Transition> deadlinePassed(Task task, Tick tick) {
        if (task.state()
                .waitsUntil()
                .filter(until -> !until.isAfter(tick.now()))
                .isEmpty()) {
            return Optional.empty();
        }
        QuerySubmitted submission = task.submission();
        if (endOfQuestion(submission, task.createdAt())
                .filter(end -> !end.isAfter(tick.now()))
                .isPresent()) {
            return Optional.of(fail(submission, sqlUnderTest(task), outOfTime(submission, tick)));
        }
        return switch (task.state()) {
            case Clarifying s -> Optional.of(fail(submission, null, late("clarifier", tick)));
            case Comparing s -> Optional.of(ask(task, s.needed(), s.answers(), s.asked(), tick));
            case Generating s -> Optional.of(fail(submission, null, late("coder", tick)));
            case Testing s -> Optional.of(fail(submission, sqlUnderTest(task), late("tester", tick)));
            case AwaitingAnswer s -> Optional.of(expire(submission, tick));
            case Completed s -> Optional.empty();
            case Failed s -> Optional.empty();
            case Cancelled s -> Optional.empty();
            case Expired s -> Optional.empty();
        };
    }

    private Optional<Transition> clarified(Task task, Clarifying state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case ClarificationComplete complete ->
                Optional.of(generate(task, complete, List.of(), tick).choosing(choice(state, complete)));
            case ClarificationNeeded needed -> Optional.of(compareOrAsk(task, state, needed, tick));
            case ClarificationFailed failed -> Optional.of(fail(task.submission(), null, failed.failure()));
            case CoderReply r -> Optional.empty();
            case TesterReply r -> Optional.empty();
        };
    }

    /** The one option that the clarifier took the last answer for; empty when that is none or several. */
    private static Optional<Transition.Choice> choice(Clarifying state, ClarificationComplete complete) {
        if (state.asked().isEmpty() || state.answers().isEmpty()) {
            return Optional.empty();
        }
        ClarifyingQuestion question = state.asked().getLast();
        return question.options().stream()
                .filter(option -> complete.chosen().equals(List.of(option.id())))
                .findFirst()
                .map(option -> new Transition.Choice(question, option));
    }

    private Optional<Transition> generated(Task task, Generating state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case CodeGenerated code -> Optional.of(test(task, state, code, tick));
            case CodeGenerationFailed failed -> Optional.of(notGenerated(task.submission(), state, failed.failure()));
            case ClarifierReply r -> Optional.empty();
            case TesterReply r -> Optional.empty();
        };
    }

    private Optional<Transition> tested(Task task, Testing state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case TestComplete complete -> Optional.of(complete(task.submission(), state, complete));
            case TestFailed failed when state.known() != null -> Optional.of(notHeld(task, state, failed, tick));
            case TestFailed failed -> Optional.of(repairOrFail(task, state, failed, tick));
            case ReadingsCompared r -> Optional.empty();
            case ClarifierReply r -> Optional.empty();
            case CoderReply r -> Optional.empty();
        };
    }

    private Transition clarify(
            QuerySubmitted submission,
            PreviousQuestion previous,
            List<ClarificationAnswered> answers,
            List<ClarifyingQuestion> asked,
            Instant askedAt,
            Tick tick) {
        var deadline = deadline(limits.clarify(), submission, askedAt, tick);
        boolean roundsAreUp = answers.size() >= limits.maxRounds();
        QueryOptions options = roundsAreUp ? submission.options().assuming() : submission.options();
        return Transition.sending(
                new Clarifying(tick.messageId(), deadline, answers, asked),
                Topics.CLARIFIER,
                new ClarificationRequest(submission.query(), submission.database(), options, answers, askedAt, deadline)
                        .answering(asked)
                        .following(previous));
    }

    /** Where only the readings' meanings are known, or nothing may be run, there is nothing to compare. */
    private Transition compareOrAsk(Task task, Clarifying state, ClarificationNeeded needed, Tick tick) {
        QuerySubmitted submission = task.submission();
        var readings = ComparedOptions.readings(needed);
        if (submission.options().runsNothing() || readings.isEmpty()) {
            return ask(task, needed, state.answers(), state.asked(), tick);
        }
        var deadline = deadline(limits.compare(), submission, task.createdAt(), tick);
        return Transition.sending(
                new Comparing(tick.messageId(), deadline, needed, state.answers(), state.asked()),
                Topics.TESTER,
                new ComparisonRequest(
                        readings,
                        submission.database(),
                        deadline,
                        task.owner(),
                        task.tenant(),
                        task.seesSensitive() ? true : null));
    }

    /** A tester that could not compare them is no reason not to ask. */
    private Optional<Transition> compared(Task task, Comparing state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case ReadingsCompared results -> {
                var options = new ComparedOptions(state.needed(), results);
                yield Optional.of(options.agreed()
                        .map(agreed -> generate(task, agreed, List.of(), tick))
                        .orElseGet(() -> ask(task, options.told(), state.answers(), state.asked(), tick))
                        .comparedWithout(options.notRun()));
            }
            case TestFailed failed -> Optional.of(ask(task, state.needed(), state.answers(), state.asked(), tick));
            case TestComplete r -> Optional.empty();
            case ClarifierReply r -> Optional.empty();
            case CoderReply r -> Optional.empty();
        };
    }

    private Transition ask(
            Task task,
            ClarificationNeeded needed,
            List<ClarificationAnswered> answers,
            List<ClarifyingQuestion> asked,
            Tick tick) {
        QuerySubmitted submission = task.submission();
        ClarificationNeeded told = ComparedOptions.told(needed, submission.reference());
        return Transition.sending(
                new AwaitingAnswer(told, deadline(limits.answer(), submission, task.createdAt(), tick), answers, asked),
                Topics.RESULTS,
                told);
    }

    private Transition generate(
            Task task, ClarificationComplete clarification, List<FailedAttempt> attempts, Tick tick) {
        QuerySubmitted submission = task.submission();
        var deadline = deadline(limits.generate(), submission, task.createdAt(), tick);
        List<Failure> findings = attempts.stream().map(FailedAttempt::finding).toList();
        return Transition.sending(
                new Generating(tick.messageId(), deadline, clarification, attempts),
                Topics.CODER,
                new CodeGenerationRequest(
                        submission.query(),
                        submission.database(),
                        clarification.reading(),
                        findings,
                        deadline,
                        attempts.stream().map(FailedAttempt::sql).toList(),
                        clarification.context()));
    }

    private Transition test(Task task, Generating state, CodeGenerated code, Tick tick) {
        QuerySubmitted submission = task.submission();
        var deadline = deadline(limits.test(), submission, task.createdAt(), tick);
        return Transition.sending(
                new Testing(tick.messageId(), deadline, state.clarification(), code, state.attempts()),
                Topics.TESTER,
                testRequest(submission, task.owner(), task.tenant(), task.seesSensitive(), code, deadline));
    }

    private static TestRequest testRequest(
            QuerySubmitted submission,
            String owner,
            String tenant,
            boolean seesSensitive,
            CodeGenerated code,
            Instant deadline) {
        return new TestRequest(
                code.sql(),
                submission.database(),
                submission.options().rowLimit(),
                deadline,
                owner,
                null,
                submission.options().expectedResults(),
                code.originalSql(),
                submission.options().measure(),
                submission.options().dryRun(),
                tenant,
                seesSensitive ? true : null);
    }

    private Transition complete(QuerySubmitted submission, Testing state, TestComplete test) {
        var reading = state.clarification().reading();
        boolean original = test.sql() != null;
        List<SqlChange> changes = original ? List.of() : state.code().changes();
        List<Check> checks = new ArrayList<>(test.checks());
        changes.stream()
                .filter(change -> change.kind() == SqlChange.Kind.REPAIR)
                .forEach(change -> checks.add(repaired(change)));
        QueryCompleted answer = new QueryCompleted(
                submission.query(),
                state.clarification().clarifiedQuery(),
                submission.database(),
                submission.reference(),
                original ? test.sql() : state.code().sql(),
                state.code().explanation(),
                test.results(),
                reading.assumptions(),
                reading.links(),
                checks,
                test.performanceMetrics(),
                changes,
                checks.size() > test.checks().size() ? TestVerdict.PASS_WITH_WARNINGS : test.verdict(),
                test.coverage(),
                submission.options().dryRun(),
                reading.carriedOver());
        Completed completed = state.known() == null ? Completed.of(answer, reading) : new Completed(answer);
        return Transition.sending(completed, Topics.RESULTS, answer);
    }

    /** A repair holds, but that it still means what was asked nobody has proved. */
    private static Check repaired(SqlChange change) {
        return new Check(
                change.name(),
                false,
                "The SQL was mended after a test: " + change.reason(),
                CheckLevel.WARNING,
                "Look whether it still says what you mean");
    }

    /**
     * SQL that somebody vouched for is not repaired: the question goes the ordinary way, unless nothing can be tested now.
     */
    private Transition notHeld(Task task, Testing state, TestFailed failed, Tick tick) {
        QuerySubmitted submission = task.submission();
        Failure failure = failed.failure();
        if (failed.testType() == TestType.ENVIRONMENT) {
            return fail(submission, state.code().sql(), failure);
        }
        Transition clarify = clarify(submission, task.previous(), List.of(), List.of(), task.createdAt(), tick);
        return VouchedSql.isBroken(failure) ? clarify.breaking(state.known(), VouchedSql.reason(failed)) : clarify;
    }

    /** Only the SQL can be repaired; a tester or a database that is not able to test is no fault of it. */
    private Transition repairOrFail(Task task, Testing state, TestFailed failed, Tick tick) {
        String tested = failed.sql() == null ? state.code().sql() : failed.sql();
        boolean repairable =
                failed.testType() != TestType.ENVIRONMENT && state.attempts().size() < limits.maxRepairs();
        if (!repairable) {
            return fail(task.submission(), tested, failed.failure());
        }
        var attempt = new FailedAttempt(tested, failed.failure());
        return generate(task, state.clarification(), plus(state.attempts(), attempt), tick);
    }

    /** When there is no better SQL, what the asker has to hear is why the last one failed. */
    private Transition notGenerated(QuerySubmitted submission, Generating state, Failure failure) {
        if (state.attempts().isEmpty()) {
            return fail(submission, null, failure);
        }
        FailedAttempt last = state.attempts().getLast();
        return fail(submission, last.sql(), last.finding());
    }

    private static Transition fail(QuerySubmitted submission, String sql, Failure failure) {
        QueryFailed result =
                new QueryFailed(submission.query(), submission.database(), submission.reference(), sql, failure);
        return Transition.sending(new Failed(result), Topics.RESULTS, result);
    }

    private static Transition expire(QuerySubmitted submission, Tick tick) {
        Failure failure = Failure.of(ErrorCode.ANSWER_EXPIRED, "The question back was not answered in time", tick.now())
                .withHint("Ask again, or set options.assume to true to take the likeliest reading");
        QueryFailed result =
                new QueryFailed(submission.query(), submission.database(), submission.reference(), null, failure);
        return Transition.sending(new Expired(result), Topics.RESULTS, result);
    }

    /** Of a step: its own limit, or the end of the whole question where that comes first. */
    private static Instant deadline(Duration limit, QuerySubmitted submission, Instant askedAt, Tick tick) {
        Instant own = tick.now().plus(limit);
        return endOfQuestion(submission, askedAt)
                .filter(end -> end.isBefore(own))
                .orElse(own);
    }

    private static Optional<Instant> endOfQuestion(QuerySubmitted submission, Instant askedAt) {
        return Optional.ofNullable(submission.options().timeout()).map(askedAt::plus);
    }

    private static String sqlUnderTest(Task task) {
        return task.state() instanceof Testing testing ? testing.code().sql() : null;
    }

    private static Failure outOfTime(QuerySubmitted submission, Tick tick) {
        Duration timeout = submission.options().timeout();
        return Failure.of(
                        ErrorCode.QUESTION_TIMEOUT,
                        "There was no answer within the " + timeout.toMillis() / 1000.0
                                + " s that `options.timeout` allows",
                        tick.now())
                .withHint("Ask again with more time, or without `options.timeout`");
    }

    private static Failure late(String agent, Tick tick) {
        return Failure.of(ErrorCode.STEP_TIMEOUT, "The " + agent + " did not answer in time", tick.now())
                .withHint("Try again; if it stays so, an operator should look at the agent: GET /api/v1/agents")
                .withDetails(Map.of("agent", agent));
    }

    /**
     * The question that is answered.
     *
     * @throws ValidationException when it was not asked or has been answered, or an option was not offered
     */
    private static ClarifyingQuestion answered(AwaitingAnswer state, ClarificationAnswered answer) {
        ClarifyingQuestion question = state.needed().questions().stream()
                .filter(asked -> asked.id().equals(answer.questionId()))
                .findFirst()
                .orElseThrow(() -> notOpen(state, answer.questionId()));
        Set<String> offered = question.options().stream().map(ReadingOption::id).collect(Collectors.toSet());
        answer.chosen().stream().filter(id -> !offered.contains(id)).findFirst().ifPresent(id -> {
            throw new ValidationException(
                    ErrorCode.UNKNOWN_OPTION,
                    "Question \"" + answer.questionId() + "\" with option \"" + id + "\" was not offered");
        });
        return question;
    }

    /** The answer came twice, or late: the asker has gone on to another question. */
    private static ValidationException notOpen(AwaitingAnswer state, String id) {
        return state.asked().stream().anyMatch(question -> question.id().equals(id))
                ? new ValidationException(
                        ErrorCode.NOT_AWAITING_ANSWER,
                        "Question \"" + id + "\" has been answered; another is asked now")
                : new ValidationException(ErrorCode.UNKNOWN_OPTION, "Question \"" + id + "\" was not asked");
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}
