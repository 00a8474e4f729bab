package dev.parley.gateway.feedback;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An asker's judgement of an answer, over REST. */
@TaskAct
@Path("/api/v1/query/{id}/feedback")
@Tag(name = "queries")
@RunOnVirtualThread
public class FeedbackResource {

    static final String RIGHT = """
            {"verdict": "RIGHT"}
            """;

    static final String CORRECTED = """
            {"verdict": "WRONG", "comment": "Test customers do not count",
             "corrected_sql": "SELECT count(*) FROM customers WHERE NOT is_test"}
            """;

    static final String FEEDBACK = """
            {"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2", "owner": "ann", "database": "demo",
             "question": "How many customers are there?", "sql": "SELECT count(*) FROM customers",
             "verdict": "WRONG", "comment": "Test customers do not count",
             "corrected_sql": "SELECT count(*) FROM customers WHERE NOT is_test",
             "created_at": "2026-03-01T12:05:00Z", "updated_at": "2026-03-01T12:05:00Z"}
            """;

    private final TaskProcessor processor;
    private final FeedbackRepository repository;
    private final JsonWebToken token;
    private final CorrectionCheck check = new CorrectionCheck();
    private final Clock clock = Clock.systemUTC();

    FeedbackResource(TaskProcessor processor, FeedbackRepository repository, JsonWebToken token) {
        this.processor = processor;
        this.repository = repository;
        this.token = token;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("query:submit")
    @Operation(
            summary = "Say whether an answer is right",
            description = "One judgement a task; a later one takes the place of the earlier. A correction has to be one"
                    + " read by its form. It is kept for those who keep knowledge, and not run.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeedbackRequest.class),
                            examples = {
                                @ExampleObject(name = "right", value = RIGHT),
                                @ExampleObject(name = "corrected", value = CORRECTED)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Kept as long as the task",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Feedback.class),
                            examples = @ExampleObject(name = "corrected", value = FEEDBACK)))
    @APIResponse(responseCode = "400", description = "`verdict` must be RIGHT or WRONG")
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    @APIResponse(responseCode = "409", description = "The task is TESTING; judge it when it has ended")
    @APIResponse(responseCode = "422", description = "`corrected_sql` is not one read")
    public Feedback put(@PathParam("id") UUID id, FeedbackRequest request) {
        if (request == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "The body is empty; send {\"verdict\": \"RIGHT\"}");
        }
        Task task = processor.get(id, Caller.of(token));
        Feedback feedback = request.about(task, clock.instant());
        if (feedback.correctedSql() != null) {
            check.require(feedback.correctedSql());
        }
        return repository.put(feedback);
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(summary = "What you said of an answer")
    @APIResponse(
            responseCode = "200",
            description = "Your judgement",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Feedback.class),
                            examples = @ExampleObject(name = "corrected", value = FEEDBACK)))
    @APIResponse(responseCode = "404", description = "There is no such question of yours, or you have not judged it")
    public Feedback get(@PathParam("id") UUID id) {
        processor.get(id, Caller.of(token)); // 404 when it is not the caller's
        return repository
                .findById(id)
                .orElseThrow(() -> new ValidationException(
                        ErrorCode.NO_FEEDBACK, "You have not said anything of task " + id + " yet"));
    }
}
