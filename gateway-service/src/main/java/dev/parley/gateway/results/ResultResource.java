package dev.parley.gateway.results;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.orchestration.TaskState;
import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.problem.AcceptHeader;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ResultSet;
import dev.parley.model.task.TaskStatus;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rows of an answer over REST. */
@TaskAct
@Path("/api/v1/query/{id}/results")
@Tag(name = "queries")
@RunOnVirtualThread
public class ResultResource {

    private static final int MAX_LIMIT = 10_000;

    private final TaskProcessor processor;
    private final JsonWebToken token;

    ResultResource(TaskProcessor processor, JsonWebToken token) {
        this.processor = processor;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "The rows of an answer, as JSON, NDJSON or CSV",
            description = "The format is that of `format`, or else what `Accept` prefers, or else JSON. Rows are"
                    + " streamed. The header `Link` with `rel=\"next\"` leads to the rows after these; `Parley-Row-Count`"
                    + " and `Parley-Truncated` say how many the answer has, and whether the database has more."
                    + " `Parley-Masked-Columns` names the columns whose values are kept from you, percent-encoded and"
                    + " separated by commas; they are null in JSON, `***` in CSV, and not there in NDJSON. In CSV"
                    + " a text that a spreadsheet would run as a formula begins with an apostrophe; NULL is an empty"
                    + " cell, the empty text is `\"\"`.")
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = ResultPage.class),
                        examples = @ExampleObject(name = "json", value = """
                                {"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2",
                                 "columns": [{"name": "city", "type": "text"}, {"name": "customers", "type": "int8"}],
                                 "rows": [["Rome", 212], ["Oslo", 198]],
                                 "row_count": 40, "truncated": false,
                                 "next": "MDE5OWEzYzItN2YxZS03YTU1LTlmNmUtMGMxYzUzZTBhMWIyLzI"}
                                """)),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "ndjson", value = """
                                {"city":"Rome","customers":212}
                                {"city":"Oslo","customers":198}
                                """)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = "city,customers\r\nRome,212\r\nOslo,198\r\n"))
            })
    @APIResponse(responseCode = "400", description = "`format`, `cursor` or `limit` cannot be read")
    @APIResponse(responseCode = "404", description = "There is no such question of yours, or it ended without rows")
    @APIResponse(responseCode = "406", description = "`Accept` names none of the formats")
    @APIResponse(responseCode = "409", description = "The task is TESTING and has no rows yet")
    public Response results(
            @PathParam("id") UUID id,
            @Parameter(
                            description = "Goes before `Accept`",
                            example = "csv",
                            schema = @Schema(enumeration = {"json", "ndjson", "csv"}))
                    @QueryParam("format")
                    String format,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(
                            description = "Most rows, 1 to 10000; all when missing",
                            example = "1000",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
                    @QueryParam("limit")
                    String limit,
            @Context HttpHeaders headers) {
        Task task = processor.get(id, Caller.of(token));
        ResultFormat written = ResultFormat.of(format, AcceptHeader.of(headers));
        Integer most = limit == null ? null : ListParameters.limit(limit, MAX_LIMIT, MAX_LIMIT);
        ResultSet results = results(task);
        int from = cursor == null
                ? 0
                : ResultCursor.of(cursor, id, results.rows().size()).row();
        return response(ResultPage.of(id, results, from, most), written, limit);
    }

    private static Response response(ResultPage page, ResultFormat format, String limit) {
        StreamingOutput rows = out -> format.write(page, out);
        var response = Response.ok(rows)
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, format.disposition(page))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Parley-Row-Count", page.rowCount())
                .header("Parley-Truncated", page.truncated());
        if (!page.masked().isEmpty()) {
            response.header("Parley-Masked-Columns", page.masked());
        }
        if (page.next() != null) {
            String next = UriBuilder.fromPath("/api/v1/query/{id}/results")
                    .queryParam("format", format.name().toLowerCase(Locale.ROOT))
                    .queryParam("limit", limit)
                    .queryParam("cursor", page.next())
                    .build(page.taskId())
                    .toString();
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** @throws ValidationException when there are no rows yet, or never will be */
    private static ResultSet results(Task task) {
        if (task.state() instanceof TaskState.Completed completed
                && !completed.answer().runsNothing()) {
            return completed.answer().results();
        }
        ErrorCode code = task.status().isTerminal() ? ErrorCode.NO_RESULTS : ErrorCode.NOT_FINISHED;
        throw new ValidationException(Failure.of(code, sentence(task.status()), Instant.now())
                .withHint(advice(task))
                .withDetails(Map.of("status", task.status().name())));
    }

    private static String sentence(TaskStatus status) {
        return status == TaskStatus.COMPLETED
                ? "The task was a dry run: its SQL was planned and not run"
                : "The task is " + status + " and has no rows" + (status.isTerminal() ? "" : " yet");
    }

    private static String advice(Task task) {
        String path = "/api/v1/query/" + task.id();
        return switch (task.status()) {
            case SUBMITTED, CLARIFYING, GENERATING, TESTING, REPAIRING ->
                "Watch GET " + path + "/events, and come back after its last event";
            case AWAITING_ANSWER -> "Choose one of the `questions` of GET " + path + " by POST " + path + "/answer";
            case COMPLETED -> "Run it by POST " + path + "/rerun with {\"options\": {\"dry_run\": false}}";
            case FAILED -> "GET " + path + " has the `error`; ask again, or POST " + path + "/rerun";
            case CANCELLED, EXPIRED -> "Ask again by POST " + path + "/rerun";
        };
    }
}
