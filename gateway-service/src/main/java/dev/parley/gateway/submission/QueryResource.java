package dev.parley.gateway.submission;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.QueryCancelled;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Questions over REST. */
@TaskAct
@Path("/api/v1/query")
@Tag(name = "queries")
@RunOnVirtualThread
public class QueryResource {

    private final TaskProcessor processor;
    private final JsonWebToken token;

    QueryResource(TaskProcessor processor, JsonWebToken token) {
        this.processor = processor;
        this.token = token;
    }

    @POST
    @PermissionsAllowed("query:submit")
    @Operation(
            summary = "Ask a question",
            description = "Accepted at once; the answer is fetched or watched under Location.")
    @APIResponseSchema(value = QueryView.class, responseCode = "202")
    public Response submit(QueryRequest request) {
        if (request == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "The body is empty; send {\"query\": \"…\", \"database\": \"…\"}");
        }
        Task task = processor.submit(request.toSubmission(), Caller.of(token));
        return Response.accepted(QueryView.of(task))
                .location(UriBuilder.fromPath("/api/v1/query/{id}").build(task.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("query:read")
    @Operation(summary = "A question and what has become of it")
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    public QueryView get(@PathParam("id") UUID id) {
        return QueryView.of(processor.get(id, Caller.of(token)));
    }

    @POST
    @Path("/{id}/answer")
    @PermissionsAllowed("query:submit")
    @Operation(summary = "Answer a question back with one of its options")
    @APIResponse(responseCode = "409", description = "The task waits for no answer")
    public QueryView answer(@PathParam("id") UUID id, AnswerRequest answer) {
        if (answer == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "The body is empty; send {\"question_id\": \"…\", \"option_id\": \"…\"}");
        }
        return QueryView.of(processor.answer(null, id, Caller.of(token), answer.toAnswer()));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("query:submit")
    @Operation(summary = "Cancel a question")
    @APIResponse(responseCode = "409", description = "The task has ended")
    public QueryView cancel(@PathParam("id") UUID id) {
        return QueryView.of(processor.cancel(null, id, Caller.of(token), new QueryCancelled(null, null)));
    }
}
