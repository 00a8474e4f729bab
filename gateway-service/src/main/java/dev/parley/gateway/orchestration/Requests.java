package dev.parley.gateway.orchestration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskState.AwaitingAnswer;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Comparing;
import dev.parley.gateway.orchestration.TaskState.FailedAttempt;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.Failure;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps that wait for somebody: what is sent to an agent or to the asker, and until when a reply is waited for. */
final class Requests {

    private final StepLimits limits;

    Requests(StepLimits limits) {
        this.limits = limits;
    }

    /** @param askedAt when the question came in */
    Transition clarify(
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
    Transition compareOrAsk(Task task, Clarifying state, ClarificationNeeded needed, Tick tick) {
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

    Transition ask(
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

    Transition generate(Task task, ClarificationComplete clarification, List<FailedAttempt> attempts, Tick tick) {
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

    Transition test(Task task, Generating state, CodeGenerated code, Tick tick) {
        QuerySubmitted submission = task.submission();
        var deadline = deadline(limits.test(), submission, task.createdAt(), tick);
        return Transition.sending(
                new Testing(tick.messageId(), deadline, state.clarification(), code, state.attempts()),
                Topics.TESTER,
                testRequest(submission, task.owner(), task.tenant(), task.seesSensitive(), code, deadline));
    }

    /** A question that somebody vouched SQL for: it only has to be tested. */
    Transition testVouched(QuerySubmitted submission, Caller caller, KnownAnswer known, Tick tick) {
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

    /** Of a step: its own limit, or the end of the whole question where that comes first. */
    private static Instant deadline(Duration limit, QuerySubmitted submission, Instant askedAt, Tick tick) {
        Instant own = tick.now().plus(limit);
        return endOfQuestion(submission, askedAt)
                .filter(end -> end.isBefore(own))
                .orElse(own);
    }

    /** When the asker waits no longer; empty when that is not said. */
    static Optional<Instant> endOfQuestion(QuerySubmitted submission, Instant askedAt) {
        return Optional.ofNullable(submission.options().timeout()).map(askedAt::plus);
    }
}
