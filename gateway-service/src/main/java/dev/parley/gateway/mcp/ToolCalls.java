package dev.parley.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.problem.Problem;
import dev.parley.gateway.protection.Rate;
import dev.parley.gateway.protection.RateLimits;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.users.Profile;
import dev.parley.gateway.users.UserDirectory;
import dev.parley.model.Json;
import dev.parley.model.error.ParleyException;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What tools say: their answer, or the problem document that REST would have answered with. They count as requests do. */
@ApplicationScoped
class ToolCalls {

    private final RateLimits limits;
    private final UserDirectory users;
    private final JsonWebToken token;

    ToolCalls(RateLimits limits, UserDirectory users, JsonWebToken token) {
        this.limits = limits;
        this.users = users;
        this.token = token;
    }

    /** @param work what the tool does for its caller */
    ToolResponse answer(Rate rate, Function<Caller, Object> work) {
        return respond(rate, caller -> structured(false, work.apply(caller)));
    }

    ToolResponse text(Rate rate, Function<Caller, String> work) {
        return respond(rate, caller -> ToolResponse.success(work.apply(caller)));
    }

    private ToolResponse respond(Rate rate, Function<Caller, ToolResponse> work) {
        try {
            Caller caller = Caller.of(token);
            limits.take(caller, rate).await().indefinitely().requireAdmission();
            users.admit(caller, Profile.of(token));
            return work.apply(caller);
        } catch (ParleyException e) {
            return structured(true, Problem.of(e.failure()));
        }
    }

    /**
     * As the contract writes it; the protocol's own mapper has other names. Also as text, for clients that know no
     * structured content.
     */
    private static ToolResponse structured(boolean isError, Object answer) {
        JsonNode json = Json.mapper().valueToTree(answer);
        return new ToolResponse(isError, List.of(new TextContent(json.toString())), json, Map.of());
    }
}
