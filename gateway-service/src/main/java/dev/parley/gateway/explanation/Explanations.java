package dev.parley.gateway.explanation;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskHistory;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ValidationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Explains a caller's questions. Blocks. */
@ApplicationScoped
public class Explanations {

    private final TaskProcessor processor;
    private final TaskHistory history;
    private final Clock clock = Clock.systemUTC();

    Explanations(TaskProcessor processor, TaskHistory history) {
        this.processor = processor;
        this.history = history;
    }

    /** @throws ValidationException when there is no such question of the caller */
    Explanation of(UUID id, Caller caller) {
        Task task = processor.get(id, caller);
        return Explanation.of(task, Timings.of(task, history.moments(id), clock.instant()));
    }

    /**
     * A page for people.
     *
     * @throws ValidationException when there is no such question of the caller
     */
    public String text(UUID id, Caller caller) {
        return ExplanationText.of(of(id, caller));
    }
}
