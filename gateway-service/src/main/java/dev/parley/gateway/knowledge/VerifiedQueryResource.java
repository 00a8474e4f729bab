package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.paging.LongPage;
import dev.parley.gateway.paging.OpaqueCursor;
import dev.parley.gateway.paging.Page;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The verified queries over REST. */
@Path("/api/v1/verified-queries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "knowledge")
@RunOnVirtualThread
public class VerifiedQueryResource {

    private static final String IF_MATCH = "The `ETag` of the version that is meant, or *";

    private final VerifiedQueries queries;
    private final JsonWebToken token;

    VerifiedQueryResource(VerifiedQueries queries, JsonWebToken token) {
        this.queries = queries;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "The verified queries that you may see, newest first",
            description = "Your own, your tenant's, and those for everyone.")
    @APIResponseSchema(VerifiedQueryPage.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    public VerifiedQueryPage queries(
            @QueryParam("database") String database,
            @Parameter(schema = @Schema(implementation = Scope.class)) @QueryParam("scope") String scope,
            @Parameter(schema = @Schema(implementation = VerifiedStatus.class)) @QueryParam("status") String status,
            @Parameter(description = "Subject of who made it") @QueryParam("owner") String owner,
            @Parameter(description = "A part of the question") @QueryParam("text") String text,
            @BeanParam LongPage page) {
        KnowledgeFilter filter = KnowledgeFilter.of(database, scope, VerifiedStatus.of(status), owner, text, page);
        return VerifiedQueryPage.of(queries.page(Caller.of(token), filter), filter.limit());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("query:read")
    @Operation(summary = "A verified query")
    @APIResponse(
            responseCode = "200",
            description = "The verified query",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VerifiedQuery.class)))
    @APIResponse(responseCode = "404", description = "There is no such query that you may see")
    public Response query(@PathParam("id") UUID id) {
        return Version.tagged(Response.ok(), queries.get(id, Caller.of(token)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AdminAct
    @PermissionsAllowed({"query:submit", "knowledge:manage"})
    @Operation(
            summary = "Vouch for the SQL of a question",
            description = "From a task of yours that was answered, or from SQL of your own. The same question, in"
                    + " whatever case and spacing, is answered by that SQL from then on; it is judged and tested like"
                    + " any other each time. For your team, or for all, it is a proposal until somebody with"
                    + " `knowledge:manage` approves it.")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VerifiedQuery.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong, or the SQL cannot answer the question again")
    @APIResponse(responseCode = "404", description = "There is no such task of yours, or no such database")
    @APIResponse(responseCode = "409", description = "Another one answers the question already; `details` names it")
    public Response create(VerifiedQueryRequest request) {
        if (request == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "The body is empty; send {\"task_id\": \"…\"} of an answer");
        }
        VerifiedQuery created = queries.create(request, Caller.of(token));
        return Version.tagged(
                Response.created(
                        UriBuilder.fromPath("/api/v1/verified-queries/{id}").build(created.id())),
                created);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/review")
    @AdminAct
    @PermissionsAllowed({"query:submit", "knowledge:manage"})
    @Operation(
            summary = "Approve a verified query, or set it aside",
            description = "Everyone their own of scope `me`; with `knowledge:manage` those of the tenant; those for all"
                    + " are reviewed by managers who belong to no tenant. A broken one works again once approved.")
    @APIResponse(
            responseCode = "200",
            description = "The verified query as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VerifiedQuery.class)))
    @APIResponse(responseCode = "403", description = "It is not yours to review")
    @APIResponse(responseCode = "404", description = "There is no such query that you may see")
    @APIResponse(responseCode = "409", description = "Another one answers the question already")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    public Response review(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ReviewRequest request) {
        boolean approved = ReviewRequest.required(request) == ReviewRequest.Decision.APPROVE;
        return Version.tagged(
                Response.ok(),
                queries.review(id, Version.of(ifMatch), approved, request.checkedComment(), Caller.of(token)));
    }

    @DELETE
    @Path("/{id}")
    @AdminAct
    @PermissionsAllowed({"query:submit", "knowledge:manage"})
    @Operation(summary = "Delete a verified query")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "403", description = "It is neither yours, nor yours to manage")
    @APIResponse(responseCode = "404", description = "There is no such query that you may see")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    public void delete(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        queries.delete(id, Version.of(ifMatch), Caller.of(token));
    }

    /** Verified queries, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VerifiedQueryPage")
    record VerifiedQueryPage(
            List<VerifiedQuery> queries,

            @Schema(description = "Send it as `cursor` for older ones; missing when there are none")
            String next) {

        /** @param found one more than the limit when there are more */
        static VerifiedQueryPage of(List<VerifiedQuery> found, int limit) {
            Page<VerifiedQuery> page =
                    Page.of(found, limit, last -> OpaqueCursor.of(last.id().toString()));
            return new VerifiedQueryPage(page.rows(), page.next());
        }
    }
}
