package dev.parley.runtime.agent;

import dev.parley.runtime.testing.ScriptedAgent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The agent of this module's tests. It takes longer to get ready than from one beat to the next. */
@ApplicationScoped
class ScriptedAgentBean extends ScriptedAgent {

    private static final Duration START = Duration.ofMillis(2500);

    @Override
    public void initialize() {
        try {
            Thread.sleep(START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.initialize();
    }
}
