package dev.parley.runtime.agent;

import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.AgentRequest;
import java.util.List;

/**
 * The logic of one agent, and nothing else: one request in, one reply out.
 *
 * @param <Q> the requests that it takes
 */
public interface Agent<Q extends AgentRequest> {

    /** Kind of agent, such as {@code coder}. */
    String name();

    /** What it can do, in the words that an operator sees. */
    List<String> capabilities();

    Class<Q> requestType();

    /** Gets ready; called once, before the first request. An exception stops the service. */
    default void initialize() {}

    /**
     * Answers one request. Called on a virtual thread of its own, so it may block. The same request may come again after
     * a crash, so it must not do what cannot be done twice.
     *
     * @throws Exception anything: it becomes the reply that {@link #failed} makes
     */
    AgentReply handle(Q request) throws Exception;

    /** The typed reply for a request whose handling broke. */
    AgentReply failed(Failure failure);
}
