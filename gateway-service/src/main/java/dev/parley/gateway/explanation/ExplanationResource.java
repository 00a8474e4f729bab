package dev.parley.gateway.explanation;

import dev.parley.gateway.problem.AcceptHeader;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explanations over REST: a document for programs, a page for people. */
@TaskAct
@Path("/api/v1/query/{id}/explain")
@Tag(name = "queries")
@RunOnVirtualThread
public class ExplanationResource {

    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

    static final String EXAMPLE = """
            {"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2", "status": "COMPLETED",
             "query": "How many customers are there?", "database": "demo",
             "steps": {
               "meaning": {"clarified_query": "The number of customers", "assumptions": [],
                 "links": [{"words": "customers", "target": "public.customers", "kind": "table"}]},
               "statement": {"sql": "SELECT count(*) AS customer_count\\nFROM public.customers AS c",
                 "clauses": ["Takes the customers", "Shows how many there are"], "changes": []},
               "test": {"verdict": "PASS",
                 "checks": [{"name": "plan", "passed": true, "detail": "PostgreSQL accepts it as one statement"}],
                 "performance_metrics": {"plan_cost": 89.5, "plan_rows": 1, "planning_millis": 0.6,
                   "execution_millis": 2.1}}},
             "timings": {"total_millis": 900.0, "statuses": [
               {"status": "SUBMITTED", "since": "2026-03-01T12:00:00Z", "millis": 0.0},
               {"status": "CLARIFYING", "since": "2026-03-01T12:00:00Z", "millis": 400.0},
               {"status": "GENERATING", "since": "2026-03-01T12:00:00.400Z", "millis": 200.0},
               {"status": "TESTING", "since": "2026-03-01T12:00:00.600Z", "millis": 300.0},
               {"status": "COMPLETED", "since": "2026-03-01T12:00:00.900Z", "millis": 0.0}]}}
            """;

    static final String TEXT_EXAMPLE = """
            How many customers are there?
              COMPLETED on demo

            Understood as
              The number of customers

            Words
              “customers” → public.customers (table)
            """;

    private final Explanations explanations;
    private final JsonWebToken token;

    ExplanationResource(Explanations explanations, JsonWebToken token) {
        this.explanations = explanations;
        this.token = token;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "How an answer came about",
            description = "The words of the question and what they stand for in the schema, what was assumed, the SQL"
                    + " clause by clause and how it was changed, the checks, the planner's cost, and where the time"
                    + " went; as far as the task has come. `Accept: text/plain` brings it as a page for people.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = Explanation.class),
                        examples = @ExampleObject(name = "answered", value = EXAMPLE)),
                @Content(
                        mediaType = "text/plain",
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "answered", value = TEXT_EXAMPLE))
            })
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    public Response explain(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        Explanation explanation = explanations.of(id, Caller.of(token));
        return isForPeople(headers)
                ? Response.ok(ExplanationText.of(explanation), TEXT).build()
                : Response.ok(explanation, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** JSON, unless text is preferred. */
    private static boolean isForPeople(HttpHeaders headers) {
        return AcceptHeader.of(headers).stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(TEXT))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }
}
