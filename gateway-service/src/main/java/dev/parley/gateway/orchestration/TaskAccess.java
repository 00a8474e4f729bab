package dev.parley.gateway.orchestration;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which tasks a caller may read. */
@ApplicationScoped
class TaskAccess {

    private final TaskRepository tasks;
    private final DatabaseAccess access;

    TaskAccess(TaskRepository tasks, DatabaseAccess access) {
        this.tasks = tasks;
        this.access = access;
    }

    /** As {@link TaskProcessor#get}. */
    Task get(UUID taskId, Caller caller) {
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

    /** @throws ValidationException when it is another one's */
    static void requireOwner(Task task, Caller caller) {
        if (!caller.is(task.owner(), task.tenant())) {
            throw unknown(task.id());
        }
    }

    static ValidationException unknown(UUID taskId) {
        return new ValidationException(ErrorCode.UNKNOWN_TASK, "There is no task " + taskId);
    }
}
