package dev.parley.gateway.orchestration;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.protection.WorkLimits.Door;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QuerySubmitted;
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
    private static final int PURGED_AT_ONCE = 500;

    private final ApplicationDatabase database;
    private final TaskRepository tasks;
    private final TaskWriter writer;
    private final Inbox inbox;
    private final IdempotencyKeys keys;
    private final Orchestrator orchestrator;
    private final TaskAccess readable;
    private final FirstSteps firstSteps;
    private final Watchers watchers;
    private final Event<TaskChanged> changed;
    private final Clock clock = Clock.systemUTC();

    TaskProcessor(
            ApplicationDatabase database,
            TaskRepository tasks,
            TaskWriter writer,
            Inbox inbox,
            IdempotencyKeys keys,
            StepLimits limits,
            DatabaseAccess access,
            TaskAccess readable,
            Knowledge knowledge,
            Watchers watchers,
            Event<TaskChanged> changed) {
        this.database = database;
        this.tasks = tasks;
        this.writer = writer;
        this.inbox = inbox;
        this.keys = keys;
        this.orchestrator = new Orchestrator(limits);
        this.readable = readable;
        this.firstSteps = new FirstSteps(orchestrator, readable, access, knowledge);
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
        Tick tick = Tick.of(clock);
        FirstSteps.Start start = rerunOf == null
                ? firstSteps.of(submission, caller, tick)
                : firstSteps.again(submission, rerunOf, caller, tick);
        UUID again = rerunOf == null ? null : rerunOf.id();
        Receipt receipt = database.inTransaction(connection -> {
            Transition first = start.decide().apply(connection);
            Task task = start.task(Envelope.newId(), again, first, tick);
            Optional<UUID> earlier = key == null ? Optional.empty() : keys.claim(connection, caller, key, task);
            if (earlier.isPresent()) {
                return new Receipt(tasks.findById(connection, earlier.get()).orElseThrow(), true);
            }
            writer.insert(connection, task, first, tick, Door.REQUEST);
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
        FirstSteps.Start start = firstSteps.orRefusal(submission, caller, tick);
        Optional<Task> created = database.inTransaction(connection -> {
            if (seenBefore(connection, messageId, tick)) {
                return Optional.empty();
            }
            Transition first = start.decide().apply(connection);
            Task task = start.task(taskId, null, first, tick);
            writer.insert(connection, task, first, tick, Door.TOPIC);
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
        readable.get(taskId, caller);
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

    /**
     * A task with all that it found. A token of its owner that may less than the one that asked does not get it: neither when
     * the rows were fetched for one who sees sensitive values, nor when its database may not be asked any more.
     *
     * @throws ValidationException when there is no such task that the caller may read
     */
    public Task get(UUID taskId, Caller caller) {
        return readable.get(taskId, caller);
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
                            TaskAccess.requireOwner(task, caller);
                            return decide.apply(task);
                        },
                        () -> {
                            throw TaskAccess.unknown(taskId);
                        })
                .orElseThrow(() -> TaskAccess.unknown(taskId));
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
                    .map(transition -> {
                        Task moved = task.moveTo(transition.next(), tick.now());
                        return new Change(moved, Optional.of(writer.move(connection, task, moved, transition, tick)));
                    })
                    .orElse(Change.none(task)));
        });
        result.ifPresent(change -> {
            changed.fire(new TaskChanged(taskId));
            change.step().ifPresent(watchers::tell);
        });
        return result.map(Change::task);
    }

    /** @param step empty when nothing changed */
    private record Change(Task task, Optional<TaskStep> step) {

        static Change none(Task task) {
            return new Change(task, Optional.empty());
        }
    }

    private boolean seenBefore(SqlConnection connection, UUID messageId, Tick tick) {
        return messageId != null && !inbox.takes(connection, messageId, tick.now());
    }
}
