package dev.parley.gateway.orchestration;

import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.gateway.protection.WorkLimits;
import dev.parley.gateway.protection.WorkLimits.Door;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.Message;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.trace.TaskScope;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the steps of tasks: the state, the event, the audit row and the message to publish, in the caller's transaction. */
@ApplicationScoped
class TaskWriter {

    private static final String SOURCE = "/parley/gateway";

    private final TaskRepository tasks;
    private final TaskEventLog events;
    private final Outbox outbox;
    private final Knowledge knowledge;
    private final WorkLimits limits;
    private final SecurityAuditor auditor;

    TaskWriter(
            TaskRepository tasks,
            TaskEventLog events,
            Outbox outbox,
            Knowledge knowledge,
            WorkLimits limits,
            SecurityAuditor auditor) {
        this.tasks = tasks;
        this.events = events;
        this.outbox = outbox;
        this.knowledge = knowledge;
        this.limits = limits;
        this.auditor = auditor;
    }

    /**
     * A task with its first step.
     *
     * @throws ValidationException when there is a task of that id
     * @throws ConnectionException when more work is not taken at the moment
     */
    void insert(SqlConnection connection, Task task, Transition first, Tick tick, Door door) {
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

    /**
     * A later step.
     *
     * @param moved the task as it is after it
     * @return the step as watchers see it
     */
    TaskStep move(SqlConnection connection, Task task, Task moved, Transition transition, Tick tick) {
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
        return step;
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
}
