package dev.parley.gateway.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.gateway.orchestration.IdempotencyKey;
import dev.parley.gateway.orchestration.Receipt;
import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskFilter;
import dev.parley.gateway.orchestration.TaskHistory;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.paging.ShortPage;
import dev.parley.gateway.paging.TimeSpan;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.task.TaskStatus;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Questions over REST. */
@TaskAct
@Path("/api/v1/query")
@Tag(name = "queries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QueryResource {

    private static final String JSON = "application/json";
    private static final String KEY_DESCRIPTION = "Your name for this request, up to 255 characters, such as a UUID."
            + " Sent again within 24 hours with the same body it gives the same task; with another body it is refused";
    private static final int MAX_TEXT_CHARS = 200;

    private final TaskProcessor processor;
    private final TaskHistory history;
    private final JsonWebToken token;

    QueryResource(TaskProcessor processor, TaskHistory history, JsonWebToken token) {
        this.processor = processor;
        this.history = history;
        this.token = token;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("query:submit")
    @Operation(
            summary = "Ask a question",
            description = "Accepted at once; the answer is fetched or watched under Location.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = QueryRequest.class),
                            examples = {
                                @ExampleObject(name = "question", value = Examples.QUESTION),
                                @ExampleObject(name = "options", value = Examples.QUESTION_WITH_OPTIONS),
                                @ExampleObject(name = "dry run", value = Examples.DRY_RUN),
                                @ExampleObject(name = "follow-up", value = Examples.FOLLOW_UP)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "The question is taken, and will be answered or fail",
            headers = {
                @Header(
                        name = "Location",
                        description = "Where the task is",
                        schema = @Schema(implementation = String.class)),
                @Header(
                        name = "Idempotent-Replayed",
                        description = "`true` when an earlier request with this key made the task",
                        schema = @Schema(implementation = String.class))
            },
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = QueryView.class),
                            examples = @ExampleObject(name = "accepted", value = Examples.ACCEPTED)))
    @APIResponse(responseCode = "400", description = "`query` cannot be empty")
    @APIResponse(responseCode = "404", description = "There is no database called \"shop\"")
    @APIResponse(responseCode = "409", description = "The task that `follows` names has no answer")
    @APIResponse(responseCode = "422", description = "`Idempotency-Key` was sent before, with another request")
    public Response submit(
            QueryRequest request,
            @Parameter(description = KEY_DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER) String key) {
        if (request == null) {
            throw empty("{\"query\": \"…\", \"database\": \"…\"}");
        }
        return accepted(processor.submit(request.toSubmission(), Caller.of(token), key(key), null));
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(summary = "Your questions, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = QueryPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    @APIResponse(responseCode = "400", description = "`cursor` is not the `next` of an earlier page of this list")
    public QueryPage list(
            @Parameter(
                            description = "Any of these; may come several times, or with commas",
                            example = "COMPLETED,FAILED",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = TaskStatus.class))
                    @QueryParam("status")
                    List<String> statuses,
            @Parameter(example = "demo") @QueryParam("database") String database,
            @Parameter(description = "A part of the question, in whatever case", example = "revenue")
                    @QueryParam("text")
                    String text,
            @Parameter(description = "The mark that was sent with it") @QueryParam("reference") String reference,
            @BeanParam TimeSpan span,
            @BeanParam ShortPage page) {
        TaskFilter filter = new TaskFilter(
                statuses(statuses),
                ListParameters.text("database", database, MAX_TEXT_CHARS),
                ListParameters.text("text", text, MAX_TEXT_CHARS),
                ListParameters.text("reference", reference, MAX_TEXT_CHARS),
                span.first(),
                span.end(),
                PageCursor.of(page.cursor(), UUID::fromString),
                page.limit());
        return QueryPage.of(history.find(filter, Caller.of(token)), filter.limit());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("query:read")
    @Operation(summary = "A question and what has become of it")
    @APIResponse(
            responseCode = "200",
            description = "As far as it has come",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = QueryView.class),
                            examples = {
                                @ExampleObject(name = "answered", value = Examples.COMPLETED),
                                @ExampleObject(name = "asks back", value = Examples.ASKS_BACK)
                            }))
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    public QueryView get(@PathParam("id") UUID id) {
        return QueryView.of(processor.get(id, Caller.of(token)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/answer")
    @PermissionsAllowed("query:submit")
    @Operation(
            summary = "Answer a question back",
            description = "With one of its options, with several to see them all, or in your own words.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = AnswerRequest.class),
                            examples = {
                                @ExampleObject(name = "an option", value = Examples.ANSWER),
                                @ExampleObject(name = "several", value = Examples.ANSWER_OF_SEVERAL),
                                @ExampleObject(name = "words", value = Examples.ANSWER_IN_WORDS)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Taken; the task goes on",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = QueryView.class)))
    @APIResponse(responseCode = "400", description = "That option was not offered")
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    @APIResponse(responseCode = "409", description = "The task waits for no answer")
    public QueryView answer(@PathParam("id") UUID id, AnswerRequest answer) {
        if (answer == null) {
            throw empty("{\"question_id\": \"…\", \"option_id\": \"…\"}");
        }
        return QueryView.of(processor.answer(null, id, Caller.of(token), answer.toAnswer()));
    }

    @POST
    @Path("/{id}/rerun")
    @Consumes({JSON, MediaType.WILDCARD}) // no body has no type
    @PermissionsAllowed("query:submit")
    @Operation(
            summary = "Ask a question again",
            description = "A new task with the same question and database, whose `rerun_of` is the old one. Options"
                    + " that are sent take the place of the old ones, the others stay.")
    @RequestBody(
            description = "May be missing, which is the same as {}",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = RerunRequest.class),
                            examples = @ExampleObject(name = "after a dry run", value = Examples.RERUN)))
    @APIResponse(
            responseCode = "202",
            description = "The question is taken, and will be answered or fail",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = QueryView.class),
                            examples = @ExampleObject(name = "accepted", value = Examples.ACCEPTED)))
    @APIResponse(responseCode = "400", description = "Unknown field `options.dry_rum`")
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    @APIResponse(responseCode = "422", description = "`Idempotency-Key` was sent before, with another request")
    public Response rerun(
            @PathParam("id") UUID id,
            RerunRequest request,
            @Parameter(description = KEY_DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER) String key)
            throws JsonProcessingException {
        RerunRequest changes = request == null ? RerunRequest.NONE : request;
        Caller caller = Caller.of(token);
        Task earlier = processor.get(id, caller);
        return accepted(processor.submit(changes.of(earlier.submission()), caller, key(key), earlier));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("query:submit")
    @Operation(
            summary = "Cancel a question",
            description =
                    "Nothing that an agent still replies changes the task. SQL that runs for it is stopped, normally"
                            + " within a second.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled, now or before",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = QueryView.class)))
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    @APIResponse(responseCode = "409", description = "The task has ended")
    public QueryView cancel(@PathParam("id") UUID id) {
        return QueryView.of(processor.cancel(null, id, Caller.of(token), new QueryCancelled(null, null)));
    }

    private static Response accepted(Receipt receipt) {
        Task task = receipt.task();
        var response = Response.accepted(QueryView.of(task))
                .location(UriBuilder.fromPath("/api/v1/query/{id}").build(task.id()));
        return (receipt.repeated() ? response.header("Idempotent-Replayed", "true") : response).build();
    }

    private static IdempotencyKey key(String header) {
        return header == null ? null : new IdempotencyKey(header);
    }

    private static Set<TaskStatus> statuses(List<String> parameters) {
        return parameters.stream()
                .flatMap(parameter -> Arrays.stream(parameter.split(",")))
                .map(name -> ListParameters.named("status", TaskStatus.class, name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ValidationException empty(String example) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, "The body is empty; send " + example);
    }
}
