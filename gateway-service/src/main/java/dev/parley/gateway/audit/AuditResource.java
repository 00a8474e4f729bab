package dev.parley.gateway.audit;

import dev.parley.gateway.security.AdminAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit over REST. */
@AdminAct
@Path("/api/v1/audit")
@Tag(name = "admin")
public class AuditResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final AuditRepository repository;

    AuditResource(AuditRepository repository) {
        this.repository = repository;
    }

    @GET
    @PermissionsAllowed("audit:read")
    @Operation(summary = "Who did what, and what came of it; newest first")
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    public Uni<AuditPage> audit(
            @QueryParam("principal") String principal,
            @QueryParam("database") String database,
            @Parameter(example = "RUN") @QueryParam("act") String act,
            @Parameter(example = "REFUSED") @QueryParam("outcome") String outcome,
            @Parameter(description = "First moment", example = "2026-03-01T00:00:00Z") @QueryParam("from") String from,
            @Parameter(description = "The moment after the last") @QueryParam("to") String to,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Most rows, 1 to 1000; 100 when missing") @QueryParam("limit") String limit) {
        AuditQuery query = new AuditQuery(
                principal,
                database,
                named("act", Act.values(), act),
                named("outcome", Outcome.values(), outcome),
                moment("from", from),
                moment("to", to),
                cursor == null ? null : AuditCursor.of(cursor),
                limit(limit));
        return repository.find(query).map(found -> AuditPage.of(found, query.limit()));
    }

    private static <E extends Enum<E>> E named(String parameter, E[] all, String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("`" + parameter + "` must be one of " + Arrays.toString(all)));
    }

    private static Instant moment(String parameter, String text) {
        try {
            return text == null ? null : AuditCursor.storable(Instant.parse(text));
        } catch (DateTimeException e) {
            throw wrong("`" + parameter + "` must be a time such as 2026-03-01T12:00:00Z");
        }
    }

    private static int limit(String text) {
        try {
            int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong("`limit` must be a number from 1 to " + MAX_LIMIT);
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
