package dev.parley.tester;

import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.runtime.agent.Agent;
import dev.parley.tester.performance.Performance;
import dev.parley.tester.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs each statement through the {@link Sandbox}, doubts the answer, and says how fast it was. */
@ApplicationScoped
public class TesterAgent implements Agent<TestRequest> {

    private final Sandbox sandbox;
    private final AnswerTests answers;
    private final Performance performance;

    TesterAgent(Sandbox sandbox, AnswerTests answers, Performance performance) {
        this.sandbox = sandbox;
        this.answers = answers;
        this.performance = performance;
    }

    @Override
    public String name() {
        return "tester";
    }

    @Override
    public List<String> capabilities() {
        return List.of(
                "validate_syntax",
                "estimate_cost",
                "execute_in_sandbox",
                "measure_performance",
                "advise_on_performance",
                "test_truth",
                "test_coverage",
                "compare_expected_results");
    }

    @Override
    public Class<TestRequest> requestType() {
        return TestRequest.class;
    }

    @Override
    public AgentReply handle(TestRequest request) {
        AgentReply reply = sandbox.test(request);
        if (!(reply instanceof TestComplete ran)) {
            return reply;
        }
        TestRequest run = ran.sql() == null ? request : request.of(ran.sql());
        AgentReply judged = answers.judged(run, ran);
        return judged instanceof TestComplete held ? performance.of(run, held) : judged;
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new TestFailed(TestType.ENVIRONMENT, failure);
    }
}
