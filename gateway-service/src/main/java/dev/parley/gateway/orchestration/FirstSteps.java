package dev.parley.gateway.orchestration;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QuerySubmitted;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How questions set out: to be worked out, by SQL that somebody vouched for, or refused. */
final class FirstSteps {

    private final Orchestrator orchestrator;
    private final TaskAccess tasks;
    private final DatabaseAccess access;
    private final Knowledge knowledge;

    FirstSteps(Orchestrator orchestrator, TaskAccess tasks, DatabaseAccess access, Knowledge knowledge) {
        this.orchestrator = orchestrator;
        this.tasks = tasks;
        this.access = access;
        this.knowledge = knowledge;
    }

    /**
     * How a question sets out.
     *
     * @param previous what it may be a follow-up to; null for a question of its own
     * @param decide makes the first step, in the transaction that writes it
     */
    record Start(
            QuerySubmitted submission,
            Caller caller,
            PreviousQuestion previous,
            Function<SqlConnection, Transition> decide) {

        /**
         * The task after its first step.
         *
         * @param rerunOf the task whose question it asks again; null when it is asked anew
         */
        Task task(UUID id, UUID rerunOf, Transition first, Tick tick) {
            return new Task(
                    id,
                    caller.subject(),
                    caller.tenant(),
                    caller.may(Caller.SENSITIVE),
                    submission,
                    rerunOf,
                    previous,
                    first.next(),
                    1,
                    tick.now(),
                    tick.now());
        }
    }

    /** @throws ValidationException when the caller may not ask the database, or what it follows cannot be followed */
    Start of(QuerySubmitted submission, Caller caller, Tick tick) {
        access.require(caller, submission.database());
        PreviousQuestion previous = submission.follows() == null
                ? null
                : FollowedQuestion.of(tasks.get(submission.follows(), caller), submission, tick.now());
        return of(submission, previous, caller, tick);
    }

    /**
     * Of a question that is asked again: it follows what it followed.
     *
     * @throws ValidationException when the caller may not ask the database
     */
    Start again(QuerySubmitted submission, Task earlier, Caller caller, Tick tick) {
        access.require(caller, submission.database());
        return of(submission, earlier.previous(), caller, tick);
    }

    /** Of a question whose asker can only be told by a result. */
    Start orRefusal(QuerySubmitted submission, Caller caller, Tick tick) {
        try {
            return of(submission, caller, tick);
        } catch (ValidationException e) {
            Transition refused = orchestrator.refused(submission, e.failure());
            return new Start(submission, caller, null, connection -> refused);
        }
    }

    /** Where somebody vouched for SQL for this question, it need not be worked out; a follow-up is another each time. */
    private Start of(QuerySubmitted submission, PreviousQuestion previous, Caller caller, Tick tick) {
        return new Start(submission, caller, previous, connection -> Optional.of(submission)
                .filter(question -> previous == null)
                .flatMap(question -> knowledge.answer(connection, question, caller))
                .map(known -> orchestrator.vouched(submission, caller, known, tick))
                .orElseGet(() -> orchestrator.submitted(submission, previous, tick)));
    }
}
