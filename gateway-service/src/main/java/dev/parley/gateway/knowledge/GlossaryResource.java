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
import jakarta.ws.rs.PUT;
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

/** The glossary over REST. */
@Path("/api/v1/glossary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "knowledge")
@RunOnVirtualThread
public class GlossaryResource {

    private static final String IF_MATCH = "The `ETag` of the version that is changed, or *";

    private final Glossary glossary;
    private final JsonWebToken token;

    GlossaryResource(Glossary glossary, JsonWebToken token) {
        this.glossary = glossary;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "The terms that you may see, newest first",
            description = "Your own, your tenant's, and those for everyone.")
    @APIResponseSchema(TermPage.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    public TermPage terms(
            @QueryParam("database") String database,
            @Parameter(schema = @Schema(implementation = Scope.class)) @QueryParam("scope") String scope,
            @Parameter(schema = @Schema(implementation = TermStatus.class)) @QueryParam("status") String status,
            @Parameter(description = "Subject of who made it") @QueryParam("owner") String owner,
            @Parameter(description = "A part of the term or of a synonym") @QueryParam("text") String text,
            @BeanParam LongPage page) {
        KnowledgeFilter filter = KnowledgeFilter.of(database, scope, TermStatus.of(status), owner, text, page);
        return TermPage.of(glossary.page(Caller.of(token), filter), filter.limit());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("query:read")
    @Operation(summary = "A term")
    @APIResponse(
            responseCode = "200",
            description = "The term",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Term.class)))
    @APIResponse(responseCode = "404", description = "There is no such term that you may see")
    public Response term(@PathParam("id") UUID id) {
        return Version.tagged(Response.ok(), glossary.get(id, Caller.of(token)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AdminAct
    @PermissionsAllowed({"query:submit", "knowledge:manage"})
    @Operation(
            summary = "Say what a word means",
            description = "For yourself it holds at once. For your team, or for all, it is a proposal that holds for"
                    + " yourself alone until somebody with `knowledge:manage` approves it; what they make themselves is"
                    + " approved.")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Term.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong, or the meaning names what is not in the database; `details.nearest` has"
                    + " names that are near")
    @APIResponse(responseCode = "404", description = "There is no such database")
    @APIResponse(responseCode = "409", description = "The word means something else already; `details` names that term")
    public Response create(TermRequest request) {
        Term created = glossary.create(required(request), Caller.of(token));
        return Version.tagged(
                Response.created(UriBuilder.fromPath("/api/v1/glossary/{id}").build(created.id())), created);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}")
    @AdminAct
    @PermissionsAllowed({"query:submit", "knowledge:manage"})
    @Operation(
            summary = "Change a term",
            description = "The whole term is replaced. Changed by one who may not approve it, it is a proposal again.")
    @APIResponse(
            responseCode = "200",
            description = "The term as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Term.class)))
    @APIResponse(responseCode = "403", description = "It is neither yours, nor yours to manage")
    @APIResponse(responseCode = "404", description = "There is no such term that you may see")
    @APIResponse(responseCode = "409", description = "The word means something else already")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    @APIResponse(responseCode = "428", description = "`If-Match` is missing")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TermRequest request) {
        return Version.tagged(
                Response.ok(), glossary.change(id, Version.required(ifMatch), required(request), Caller.of(token)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{id}/review")
    @AdminAct
    @PermissionsAllowed("knowledge:manage")
    @Operation(
            summary = "Approve or reject a term",
            description = "Your tenant's terms; terms for all are reviewed by those who belong to no tenant.")
    @APIResponse(
            responseCode = "200",
            description = "The term as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Term.class)))
    @APIResponse(responseCode = "403", description = "It is not yours to review")
    @APIResponse(responseCode = "404", description = "There is no such term that you may see")
    @APIResponse(responseCode = "409", description = "The word means something else already")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    public Response review(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ReviewRequest request) {
        boolean approved = ReviewRequest.required(request) == ReviewRequest.Decision.APPROVE;
        return Version.tagged(
                Response.ok(),
                glossary.review(id, Version.of(ifMatch), approved, request.checkedComment(), Caller.of(token)));
    }

    @DELETE
    @Path("/{id}")
    @AdminAct
    @PermissionsAllowed({"query:submit", "knowledge:manage"})
    @Operation(summary = "Delete a term")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "403", description = "It is neither yours, nor yours to manage")
    @APIResponse(responseCode = "404", description = "There is no such term that you may see")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    public void delete(
            @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        glossary.delete(id, Version.of(ifMatch), Caller.of(token));
    }

    private static TermRequest required(TermRequest request) {
        if (request == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "The body is empty; send {\"term\": \"…\", \"meaning\": \"…\", \"database\": \"…\"}");
        }
        return request;
    }

    /** Terms, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GlossaryPage")
    record TermPage(
            List<Term> terms,

            @Schema(description = "Send it as `cursor` for older ones; missing when there are none")
            String next) {

        /** @param found one more than the limit when there are more */
        static TermPage of(List<Term> found, int limit) {
            Page<Term> page =
                    Page.of(found, limit, last -> OpaqueCursor.of(last.id().toString()));
            return new TermPage(page.rows(), page.next());
        }
    }
}
