package dev.parley.runtime.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.UUID;
import org.jboss.logging.MDC;

/** While it is open, each line of the log and the span of this thread say which task they are about. */
public final class TaskScope implements AutoCloseable {

    /** The task's id in lines of the log. */
    public static final String LOG_FIELD = "task_id";

    static final AttributeKey<String> TASK = AttributeKey.stringKey("parley.task.id");

    private final Object before;

    private TaskScope(Object before) {
        this.before = before;
    }

    public static TaskScope of(UUID taskId) {
        Object before = MDC.get(LOG_FIELD);
        MDC.put(LOG_FIELD, taskId.toString());
        Span.current().setAttribute(TASK, taskId.toString());
        return new TaskScope(before);
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(LOG_FIELD);
        } else {
            MDC.put(LOG_FIELD, before);
        }
    }
}
