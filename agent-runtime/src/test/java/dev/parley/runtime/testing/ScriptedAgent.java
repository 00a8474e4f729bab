package dev.parley.runtime.testing;

import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.runtime.agent.Agent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A tester that replies by a script, keyed by the SQL it is given, and remembers what it was given. */
public class ScriptedAgent implements Agent<TestRequest> {

    private final Map<String, Function<TestRequest, AgentReply>> script = new ConcurrentHashMap<>();
    private final List<TestRequest> received = new CopyOnWriteArrayList<>();

    /** From now on, this SQL is answered so; the function may throw. */
    public void when(String sql, Function<TestRequest, AgentReply> reply) {
        script.put(sql, reply);
    }

    /** What it was given, in the order of arrival. */
    public List<TestRequest> received() {
        return List.copyOf(received);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<String> capabilities() {
        return List.of("follow_a_script");
    }

    @Override
    public Class<TestRequest> requestType() {
        return TestRequest.class;
    }

    @Override
    public AgentReply handle(TestRequest request) {
        received.add(request);
        Function<TestRequest, AgentReply> reply = script.get(request.sql());
        if (reply == null) {
            throw new IllegalStateException("the script has no line for " + request.sql());
        }
        return reply.apply(request);
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new TestFailed(TestType.ENVIRONMENT, failure);
    }
}
