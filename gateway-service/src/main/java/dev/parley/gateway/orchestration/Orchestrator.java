package dev.parley.gateway.orchestration;

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
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifierReply;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CoderReply;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TesterReply;
import dev.parley.model.message.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a task does next. Pure: no clock, no identity of its own, no I/O.
 *
 * <p>A reply that the task does not wait for (late, twice, or to a step that is over) changes nothing.
 */
final class Orchestrator {

    private final StepLimits limits;
    private final Requests requests;

    Orchestrator(StepLimits limits) {
        this.limits = limits;
        this.requests = new Requests(limits);
    }

    /** @param previous the question that it may be a follow-up to; null when it follows none */
    Transition submitted(QuerySubmitted submission, PreviousQuestion previous, Tick tick) {
        return requests.clarify(submission, previous, List.of(), List.of(), tick.now(), tick);
    }

    /** A question that somebody vouched SQL for: it only has to be tested. */
    Transition vouched(QuerySubmitted submission, Caller caller, KnownAnswer known, Tick tick) {
        return requests.testVouched(submission, caller, known, tick);
    }

    /** A submission that cannot be worked on, from a producer that can only be told by a result. */
    Transition refused(QuerySubmitted submission, Failure failure) {
        return Endings.fail(submission, null, failure);
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
        ClarifyingQuestion question = OpenQuestion.of(state, answer);
        return requests.clarify(
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
        if (Requests.endOfQuestion(submission, task.createdAt())
                .filter(end -> !end.isAfter(tick.now()))
                .isPresent()) {
            return Optional.of(Endings.fail(submission, sqlUnderTest(task), Endings.outOfTime(submission, tick)));
        }
        return switch (task.state()) {
            case Clarifying s -> Optional.of(Endings.fail(submission, null, Endings.late("clarifier", tick)));
            case Comparing s -> Optional.of(requests.ask(task, s.needed(), s.answers(), s.asked(), tick));
            case Generating s -> Optional.of(Endings.fail(submission, null, Endings.late("coder", tick)));
            case Testing s -> Optional.of(Endings.fail(submission, sqlUnderTest(task), Endings.late("tester", tick)));
            case AwaitingAnswer s -> Optional.of(Endings.expire(submission, tick));
            case Completed s -> Optional.empty();
            case Failed s -> Optional.empty();
            case Cancelled s -> Optional.empty();
            case Expired s -> Optional.empty();
        };
    }

    private Optional<Transition> clarified(Task task, Clarifying state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case ClarificationComplete complete ->
                Optional.of(requests.generate(task, complete, List.of(), tick).choosing(choice(state, complete)));
            case ClarificationNeeded needed -> Optional.of(requests.compareOrAsk(task, state, needed, tick));
            case ClarificationFailed failed -> Optional.of(Endings.fail(task.submission(), null, failed.failure()));
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
            case CodeGenerated code -> Optional.of(requests.test(task, state, code, tick));
            case CodeGenerationFailed failed -> Optional.of(notGenerated(task.submission(), state, failed.failure()));
            case ClarifierReply r -> Optional.empty();
            case TesterReply r -> Optional.empty();
        };
    }

    private Optional<Transition> tested(Task task, Testing state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case TestComplete complete -> Optional.of(Endings.complete(task.submission(), state, complete));
            case TestFailed failed when state.known() != null -> Optional.of(notHeld(task, state, failed, tick));
            case TestFailed failed -> Optional.of(repairOrFail(task, state, failed, tick));
            case ReadingsCompared r -> Optional.empty();
            case ClarifierReply r -> Optional.empty();
            case CoderReply r -> Optional.empty();
        };
    }

    /** A tester that could not compare them is no reason not to ask. */
    private Optional<Transition> compared(Task task, Comparing state, AgentReply reply, Tick tick) {
        return switch (reply) {
            case ReadingsCompared results -> {
                var options = new ComparedOptions(state.needed(), results);
                yield Optional.of(options.agreed()
                        .map(agreed -> requests.generate(task, agreed, List.of(), tick))
                        .orElseGet(() -> requests.ask(task, options.told(), state.answers(), state.asked(), tick))
                        .comparedWithout(options.notRun()));
            }
            case TestFailed failed ->
                Optional.of(requests.ask(task, state.needed(), state.answers(), state.asked(), tick));
            case TestComplete r -> Optional.empty();
            case ClarifierReply r -> Optional.empty();
            case CoderReply r -> Optional.empty();
        };
    }

    /**
     * SQL that somebody vouched for is not repaired: the question goes the ordinary way, unless nothing can be tested now.
     */
    private Transition notHeld(Task task, Testing state, TestFailed failed, Tick tick) {
        QuerySubmitted submission = task.submission();
        Failure failure = failed.failure();
        if (failed.testType() == TestType.ENVIRONMENT) {
            return Endings.fail(submission, state.code().sql(), failure);
        }
        Transition clarify =
                requests.clarify(submission, task.previous(), List.of(), List.of(), task.createdAt(), tick);
        return VouchedSql.isBroken(failure) ? clarify.breaking(state.known(), VouchedSql.reason(failed)) : clarify;
    }

    /** Only the SQL can be repaired; a tester or a database that is not able to test is no fault of it. */
    private Transition repairOrFail(Task task, Testing state, TestFailed failed, Tick tick) {
        String tested = failed.sql() == null ? state.code().sql() : failed.sql();
        boolean repairable =
                failed.testType() != TestType.ENVIRONMENT && state.attempts().size() < limits.maxRepairs();
        if (!repairable) {
            return Endings.fail(task.submission(), tested, failed.failure());
        }
        var attempt = new FailedAttempt(tested, failed.failure());
        return requests.generate(task, state.clarification(), plus(state.attempts(), attempt), tick);
    }

    /** When there is no better SQL, what the asker has to hear is why the last one failed. */
    private Transition notGenerated(QuerySubmitted submission, Generating state, Failure failure) {
        if (state.attempts().isEmpty()) {
            return Endings.fail(submission, null, failure);
        }
        FailedAttempt last = state.attempts().getLast();
        return Endings.fail(submission, last.sql(), last.finding());
    }

    private static String sqlUnderTest(Task task) {
        return task.state() instanceof Testing testing ? testing.code().sql() : null;
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}
