package dev.parley.model.message;

import java.util.Objects;
import java.util.UUID;

/**
 * To every agent: nobody waits for the reply to this request any more. Whoever works on it stops, whoever has it still before
 * them leaves it.
 *
 * @param requestId id of the {@link AgentRequest}'s envelope
 */
public record RequestWithdrawn(UUID requestId) implements Message {

    public RequestWithdrawn {
        Objects.requireNonNull(requestId, "requestId");
    }
}
