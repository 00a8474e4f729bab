package dev.parley.gateway.completion;

import dev.parley.engine.completion.Completion;
import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Help for who types a question, over REST. */
@Path("/api/v1/databases/{name}")
@Tag(name = "databases")
@RunOnVirtualThread
public class CompletionResource {

    private static final int MOST = 10;
    private static final int LONGEST = 500;

    private final Engines engines;
    private final DatabaseAccess access;
    private final JsonWebToken token;
    private final Clock clock = Clock.systemDefaultZone();

    CompletionResource(Engines engines, DatabaseAccess access, JsonWebToken token) {
        this.engines = engines;
        this.access = access;
        this.token = token;
    }

    @GET
    @Path("/completions")
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "How a question that is being typed may go on",
            description =
                    "At most ten, best first: names of tables and columns, values of the data that a clarifier has"
                            + " read lately (none of sensitive columns), turns of phrase. The last word is complete when a space"
                            + " follows it.")
    @APIResponseSchema(CompletionList.class)
    @APIResponse(responseCode = "404", description = "There is no such database")
    @APIResponse(responseCode = "503", description = "The database does not answer")
    public CompletionList completions(
            @PathParam("name") String name,
            @Parameter(
                            description = "The question as far as it is typed, up to 500 characters",
                            example = "How many cust")
                    @QueryParam("text")
                    String text) {
        access.require(Caller.of(token), name);
        String typed = text == null ? "" : text;
        if (typed.length() > LONGEST) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`text` must have at most " + LONGEST + " characters");
        }
        return new CompletionList(engines.on(name).completions(typed, MOST).stream()
                .map(CompletionEntry::of)
                .toList());
    }

    @GET
    @Path("/suggestions")
    @PermissionsAllowed("query:read")
    @Operation(summary = "Questions to begin with", description = "Each of them is answered without asking back.")
    @APIResponseSchema(SuggestionList.class)
    @APIResponse(responseCode = "404", description = "There is no such database")
    @APIResponse(responseCode = "503", description = "The database does not answer")
    public SuggestionList suggestions(@PathParam("name") String name) {
        access.require(Caller.of(token), name);
        return new SuggestionList(engines.on(name).starters(LocalDate.now(clock), MOST));
    }

    /** Best first. */
    @Schema(name = "Completions")
    record CompletionList(List<CompletionEntry> completions) {}

    /**
     * One way to go on.
     *
     * @param text the question so far, with it
     * @param completion what was added or completed
     * @param kind {@code table}, {@code column}, {@code value} or {@code phrase}
     */
    @Schema(name = "Completion")
    record CompletionEntry(String text, String completion, String kind) {

        static CompletionEntry of(Completion completion) {
            return new CompletionEntry(
                    completion.text(),
                    completion.completion(),
                    completion.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Whole questions. */
    @Schema(name = "Suggestions")
    record SuggestionList(List<String> suggestions) {}
}
