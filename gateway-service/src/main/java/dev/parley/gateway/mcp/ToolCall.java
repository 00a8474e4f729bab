package dev.parley.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.problem.Problem;
import dev.parley.model.Json;
import dev.parley.model.error.ParleyException;
import io.quarkiverse.mcp.server.ToolResponse;
import java.util.function.Supplier;

/** What a tool says: its answer, or the problem document that REST would have answered with. */
final class ToolCall {

    private ToolCall() {}

    static ToolResponse answer(Supplier<Object> work) {
        try {
            return ToolResponse.structuredSuccess(json(work.get()));
        } catch (ParleyException e) {
            return ToolResponse.structuredError(json(Problem.of(e.failure())));
        }
    }

    static ToolResponse text(Supplier<String> work) {
        try {
            return ToolResponse.success(work.get());
        } catch (ParleyException e) {
            return ToolResponse.structuredError(json(Problem.of(e.failure())));
        }
    }

    /** As the contract writes it; the protocol's own mapper has other names. */
    private static JsonNode json(Object answer) {
        return Json.mapper().valueToTree(answer);
    }
}
