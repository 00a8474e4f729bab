package dev.parley.gateway.orchestration;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.gateway.protection.WorkLimits;
import dev.parley.gateway.protection.WorkLimits.Door;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.Message;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.repository.ApplicationDatabase;
import dev.parley.runtime.trace.TaskScope;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Moves tasks: reads the state, asks the {@link Orchestrator}, and writes the new state, the event, the audit row and
 * the message to publish in one transaction. All methods block and belong on a virtual thread.
 */
@ApplicationScoped
public class TaskProcessor {

    private static final Logger LOG = Logger.getLogger(TaskProcessor.class);
    private static final String SOURCE = "/parley/gateway";
    private static final int PURGED_AT_ONCE = 500;

    private final ApplicationDatabase database;
    private final TaskRepository tasks;
    private final TaskEventLog events;
    private final Inbox inbox;
    private final Outbox outbox;
    private final IdempotencyKeys keys;
    private final Orchestrator orchestrator;
    private final DatabaseAccess access;
    private final Knowledge knowledge;
    private final WorkLimits limits;
    private final SecurityAuditor auditor;
    private final Watchers watchers;
    private final Event<TaskChanged> changed;
    private final Clock clock = Clock.systemUTC();

    TaskProcessor(
            ApplicationDatabase database,
            TaskRepository tasks,
            TaskEventLog events,
            Inbox inbox,
            Outbox outbox,
            IdempotencyKeys keys,
            StepLimits limits,
            DatabaseAccess access,
            Knowledge knowledge,
            WorkLimits workLimits,
            SecurityAuditor auditor,
            Watchers watchers,
            Event<TaskChanged> changed) {
        this.database = database;
        this.tasks = tasks;
        this.events = events;
        this.inbox = inbox;
        this.outbox = outbox;
        this.keys = keys;
        this.orchestrator = new Orchestrator(limits);
        this.access = access;
        this.knowledge = knowledge;
        this.limits = workLimits;
        this.auditor = auditor;
        this.watchers = watchers;
        this.changed = changed;
    }

    /**
     * Takes a question in from somebody who can be told at once.
     *
     * @throws ValidationException when the database is not registered, or not for this caller
     * @throws ConnectionException when more work is not taken at the moment
     */
    public Task submit(QuerySubmitted submission, Caller caller) {
        return submit(submission, caller, null, null).task();
    }

    /**
     * The same from somebody who may send it again.
     *
     * @param key under which a second request like this one gives the first one's task; null for none
     * @param rerunOf the task whose question it asks again; null when it is asked anew
     * @throws ValidationException when the database is not registered, or not for this caller, or another request has the
     *     key, or what it follows cannot be followed
     */
    public Receipt submit(QuerySubmitted submission, Caller caller, IdempotencyKey key, Task rerunOf) {
        access.require(caller, submission.database());
        Tick tick = Tick.of(clock);
        Start start =
                rerunOf == null ? start(submission, caller, tick) : start(submission, rerunOf.previous(), caller, tick);
        UUID again = rerunOf == null ? null : rerunOf.id();
        Receipt receipt = database.inTransaction(connection -> {
            Transition first = start.decide().apply(connection);
            Task task = firstStep(Envelope.newId(), caller, submission, again, start.previous(), first, tick);
            Optional<UUID> earlier = key == null ? Optional.empty() : keys.claim(connection, caller, key, task);
            if (earlier.isPresent()) {
                return new Receipt(tasks.findById(connection, earlier.get()).orElseThrow(), true);
            }
            insert(connection, task, first, tick, Door.REQUEST);
            return new Receipt(task, false);
        });
        if (!receipt.repeated()) {
            announce(receipt.task());
        }
        return receipt;
    }

    /**
     * Takes a question in from a topic. What is wrong with it becomes the task's result.
     *
     * @param messageId identity of the record: a second one with it changes nothing
     * @throws ValidationException when another submission has that task id
     * @throws ConnectionException when more work is not taken at the moment; the record has to wait
     */
    public void submit(UUID messageId, UUID taskId, QuerySubmitted submission, Caller caller) {
        Tick tick = Tick.of(clock);
        Start start = startOrRefusal(submission, caller, tick);
        Optional<Task> created = database.inTransaction(connection -> {
            if (seenBefore(connection, messageId, tick)) {
                return Optional.empty();
            }
            Transition first = start.decide().apply(connection);
            Task task = firstStep(taskId, caller, submission, null, start.previous(), first, tick);
            insert(connection, task, first, tick, Door.TOPIC);
            return Optional.of(task);
        });
        created.ifPresent(this::announce);
    }

    /** An agent's reply came. */
    public void reply(Envelope<AgentReply> reply) {
        Tick tick = Tick.of(clock);
        change(
                reply.taskId(),
                reply.id(),
                tick,
                task -> orchestrator.replied(task, reply.causationId(), reply.message(), tick));
    }

    /**
     * The owner answers a question back.
     *
     * @param messageId identity of the record it came in, or null
     * @throws ValidationException when there is no such task that the caller may read, or it takes no such answer
     */
    public Task answer(UUID messageId, UUID taskId, Caller caller, ClarificationAnswered answer) {
        get(taskId, caller);
        Tick tick = Tick.of(clock);
        return command(messageId, taskId, caller, tick, task -> Optional.of(orchestrator.answered(task, answer, tick)));
    }

    /**
     * The owner no longer wants the answer. This may be said with any token of theirs.
     *
     * @throws ValidationException when there is no such task of that owner, or it has ended
     */
    public Task cancel(UUID messageId, UUID taskId, Caller caller, QueryCancelled command) {
        Tick tick = Tick.of(clock);
        return command(messageId, taskId, caller, tick, task -> orchestrator.cancelled(task, command));
    }

    /** Ends steps that took too long. */
    void endOverdue() {
        for (UUID taskId : tasks.overdue(clock.instant(), 100)) {
            Tick tick = Tick.of(clock);
            try {
                change(taskId, null, tick, task -> orchestrator.deadlinePassed(task, tick));
            } catch (RuntimeException e) {
                LOG.errorf(e, "task %s is past its deadline and cannot be ended", taskId); // the others can
                watchers.tell(new Breakdown("deadlines", e, clock.instant()));
            }
        }
    }

    /** Removes what nobody needs any more: ids of messages that cannot come again, old keys, and tasks that ended long ago. */
    void purge(Instant messagesBefore, Instant tasksBefore) {
        database.inTransaction(connection -> {
            inbox.purge(connection, messagesBefore);
            keys.purge(connection, clock.instant());
            return null;
        });
        while (tasks.purgeEnded(tasksBefore, PURGED_AT_ONCE) == PURGED_AT_ONCE) {
            // until there are less than that left
        }
    }

    /**
     * A task with all that it found. A token of its owner that may less than the one that asked does not get it: neither when
     * the rows were fetched for one who sees sensitive values, nor when its database may not be asked any more.
     *
     * @throws ValidationException when there is no such task that the caller may read
     */
    public Task get(UUID taskId, Caller caller) {
        Task task = tasks.findById(taskId).orElseThrow(() -> unknown(taskId));
        requireOwner(task, caller);
        if (!task.isRefused()) {
            boolean sees = !task.seesSensitive() || caller.may(Caller.SENSITIVE);
            if (!sees || !access.usable(caller).contains(task.submission().database())) {
                throw unknown(taskId);
            }
        }
        return task;
    }

    /**
     * How a question sets out.
     *
     * @param previous what it may be a follow-up to; null for a question of its own
     */
    private record Start(PreviousQuestion previous, Function<SqlConnection, Transition> decide) {}

    private Start start(QuerySubmitted submission, Caller caller, Tick tick) {
        PreviousQuestion previous = submission.follows() == null
                ? null
                : FollowedQuestion.of(get(submission.follows(), caller), submission, tick.now());
        return start(submission, previous, caller, tick);
    }

    /** Where somebody vouched for SQL for this question, it need not be worked out; a follow-up is another each time. */
    private Start start(QuerySubmitted submission, PreviousQuestion previous, Caller caller, Tick tick) {
        return new Start(previous, connection -> Optional.of(submission)
                .filter(question -> previous == null)
                .flatMap(question -> knowledge.answer(connection, question, caller))
                .map(known -> orchestrator.vouched(submission, caller, known, tick))
                .orElseGet(() -> orchestrator.submitted(submission, previous, tick)));
    }

    private Start startOrRefusal(QuerySubmitted submission, Caller caller, Tick tick) {
        try {
            access.require(caller, submission.database());
            return start(submission, caller, tick);
        } catch (ValidationException e) {
            Transition refused = orchestrator.refused(submission, e.failure());
            return new Start(null, connection -> refused);
        }
    }

    private static Task firstStep(
            UUID id,
            Caller caller,
            QuerySubmitted submission,
            UUID rerunOf,
            PreviousQuestion previous,
            Transition first,
            Tick tick) {
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

    private void insert(SqlConnection connection, Task task, Transition first, Tick tick, Door door) {
        try (TaskScope scope = TaskScope.of(task.id())) {
            insertWithin(connection, task, first, tick, door);
        }
    }

    private void insertWithin(SqlConnection connection, Task task, Transition first, Tick tick, Door door) {
        if (!task.status().isTerminal()) {
            limits.requireRoom(
                    tasks.inWork(connection, task, limits.total()),
                    task.tenant(),
                    task.submission().database(),
                    door);
        }
        if (!tasks.createNew(connection, task)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "there is a task " + task.id() + " already; `ce_subject` must be new");
        }
        events.append(connection, task.id(), TaskStatus.SUBMITTED, "Question received", tick.now());
        publish(connection, task, first, tick);
        auditor.record(connection, TaskSteps.first(task));
    }

    private void announce(Task task) {
        changed.fire(new TaskChanged(task.id()));
        watchers.tell(TaskSteps.first(task));
    }

    /**
     * What the owner wants. A refusal takes the whole transaction back, also that the message was seen: it can be carried out
     * when it comes again, and then is possible.
     */
    private Task command(
            UUID messageId, UUID taskId, Caller caller, Tick tick, Function<Task, Optional<Transition>> decide) {
        return change(
                        taskId,
                        messageId,
                        tick,
                        task -> {
                            requireOwner(task, caller);
                            return decide.apply(task);
                        },
                        () -> {
                            throw unknown(taskId);
                        })
                .orElseThrow(() -> unknown(taskId));
    }

    /** What happens to a task without its owner; nothing when it is no longer there. */
    private Optional<Task> change(UUID taskId, UUID messageId, Tick tick, Function<Task, Optional<Transition>> decide) {
        return change(taskId, messageId, tick, decide, () -> {});
    }

    /** @return the task as it is after, changed or not; empty when there is none */
    private Optional<Task> change(
            UUID taskId,
            UUID messageId,
            Tick tick,
            Function<Task, Optional<Transition>> decide,
            Runnable whenThereIsNone) {
        try (TaskScope scope = TaskScope.of(taskId)) {
            return changeWithin(taskId, messageId, tick, decide, whenThereIsNone);
        }
    }

    private Optional<Task> changeWithin(
            UUID taskId,
            UUID messageId,
            Tick tick,
            Function<Task, Optional<Transition>> decide,
            Runnable whenThereIsNone) {
        Optional<Change> result = database.inTransaction(connection -> {
            if (seenBefore(connection, messageId, tick)) {
                return tasks.findById(connection, taskId).map(Change::none);
            }
            Optional<Task> found = tasks.findForUpdate(connection, taskId);
            if (found.isEmpty()) {
                whenThereIsNone.run();
            }
            return found.map(task -> decide.apply(task)
                    .map(transition -> moved(connection, task, transition, tick))
                    .orElse(Change.none(task)));
        });
        result.ifPresent(change -> {
            changed.fire(new TaskChanged(taskId));
            change.step().ifPresent(watchers::tell);
        });
        return result.map(Change::task);
    }

    private Change moved(SqlConnection connection, Task task, Transition transition, Tick tick) {
        Task moved = task.moveTo(transition.next(), tick.now());
        tasks.update(connection, moved);
        publish(connection, moved, transition, tick);
        transition
                .broken()
                .ifPresent(broken -> knowledge.setAside(connection, broken.id(), broken.reason(), tick.now()));
        transition
                .choice()
                .ifPresent(
                        choice -> knowledge.learn(connection, moved, choice.question(), choice.option(), tick.now()));
        TaskStep step = TaskSteps.between(task, moved, transition.notRun());
        auditor.record(connection, step);
        return new Change(moved, Optional.of(step));
    }

    /** @param step empty when nothing changed */
    private record Change(Task task, Optional<TaskStep> step) {

        static Change none(Task task) {
            return new Change(task, Optional.empty());
        }
    }

    private void publish(SqlConnection connection, Task task, Transition transition, Tick tick) {
        events.append(connection, task.id(), task.status(), task.state().progress(), tick.now());
        transition
                .outgoing()
                .ifPresent(outgoing -> outbox.append(
                        connection,
                        outgoing.topic(),
                        new Envelope<>(
                                tick.messageId(),
                                SOURCE,
                                task.id(),
                                tick.now(),
                                null,
                                informed(connection, task, outgoing.message(), tick))));
        transition
                .withdrawn()
                .ifPresent(request -> outbox.append(
                        connection,
                        Topics.WITHDRAWN,
                        Envelope.of(new RequestWithdrawn(request), task.id(), SOURCE, tick.now())));
    }

    /** What words mean goes with the question as it is at this moment. */
    private Message informed(SqlConnection connection, Task task, Message message, Tick tick) {
        return message instanceof ClarificationRequest request
                ? knowledge.informed(connection, task, request, tick.now())
                : message;
    }

    private boolean seenBefore(SqlConnection connection, UUID messageId, Tick tick) {
        return messageId != null && !inbox.takes(connection, messageId, tick.now());
    }

    private static void requireOwner(Task task, Caller caller) {
        if (!caller.is(task.owner(), task.tenant())) {
            throw unknown(task.id());
        }
    }

    private static ValidationException unknown(UUID taskId) {
        return new ValidationException(ErrorCode.UNKNOWN_TASK, "There is no task " + taskId);
    }
}
