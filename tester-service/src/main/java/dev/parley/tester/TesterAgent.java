package dev.parley.tester;

import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.runtime.agent.Agent;
import dev.parley.tester.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs each statement through the {@link Sandbox}. */
@ApplicationScoped
public class TesterAgent implements Agent<TestRequest> {

    private final Sandbox sandbox;

    TesterAgent(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return "tester";
    }

    @Override
    public List<String> capabilities() {
        return List.of("validate_syntax", "estimate_cost", "execute_in_sandbox", "measure_performance");
    }

    @Override
    public Class<TestRequest> requestType() {
        return TestRequest.class;
    }

    @Override
    public AgentReply handle(TestRequest request) {
        return sandbox.test(request);
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new TestFailed(TestType.ENVIRONMENT, failure);
    }
}
