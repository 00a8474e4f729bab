package dev.parley.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.gateway.security.KeyServer;
import dev.parley.gateway.security.MissingPermission;
import dev.parley.gateway.security.Unauthenticated;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.runtime.repository.Fault;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Every exception that reaches the edge, as a problem document. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** SQLSTATEs: a character that is not in the repertoire, or cannot be translated. */
    private static final Set<String> NO_TEXT = Set.of("22021", "22P05");

    private final Watchers watchers;
    private final KeyServer keys;

    ProblemMappers(Watchers watchers, KeyServer keys) {
        this.watchers = watchers;
        this.keys = keys;
    }

    @ServerExceptionMapper
    public Response parley(ParleyException e) {
        return response(e.failure());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unauthorized(Exception e) {
        return keys.isToBlameFor(e)
                .map(away -> away
                        ? response(KeyServer.away())
                        : response(Unauthenticated.because(e), HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        Failure denied = Failure.of(ErrorCode.ACCESS_DENIED, "Access denied", Instant.now());
        return response(MissingPermission.of(CurrentRequestManager.get().unwrap(RoutingContext.class))
                .map(missing -> denied.withHint("It needs a token with the permission " + missing))
                .orElse(denied));
    }

    /** Named twice, because the framework has a mapper of its own for the narrower one. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadableBody(JsonProcessingException e) {
        return response(UnreadableJson.failure(e, "body"));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadableBody(json);
        }
        if (e.getCause() instanceof ParleyException parley) {
            return parley(parley);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        String reason = e.getResponse().getStatusInfo().getReasonPhrase();
        ErrorCode code = status >= 500 ? ErrorCode.INTERNAL_ERROR : ErrorCode.INVALID_REQUEST;
        Failure failure = Failure.of(code, reason, Instant.now());
        return switch (e) {
            case NotAllowedException verb -> {
                Set<String> allowed = AllowedVerbs.ofCurrentRequest();
                Failure hinted = failure.withHint("This address takes " + String.join(", ", allowed));
                yield Response.fromResponse(response(hinted, status))
                        .allow(allowed)
                        .build();
            }
            case NotSupportedException type ->
                response(failure.withHint("Say what the body is: Content-Type: application/json"), status);
            default -> response(failure, status);
        };
    }

    /** As much of one kind of work is done as may be at once. */
    @ServerExceptionMapper
    public Response occupied(BulkheadException e) {
        return response(Failure.of(ErrorCode.OVERLOADED, "Too many others do the same at the moment", Instant.now())
                .withHint("Try again in a few seconds"));
    }

    /** What follows of the body is not waited for. */
    @ServerExceptionMapper
    public Response tooLarge(TooLargeException e) {
        int status = e.getResponse().getStatus();
        Response problem = response(Failure.of(ErrorCode.INVALID_REQUEST, e.getMessage(), Instant.now()), status);
        HttpServerRequest request = CurrentRequestManager.get().unwrap(HttpServerRequest.class);
        return UnreadBody.hasAConnectionOfItsOwn(request)
                ? Response.fromResponse(problem).header("Connection", "close").build()
                : problem;
    }

    /** An id that cannot be one is that of nothing. */
    @ServerExceptionMapper
    public Response notFound(NotFoundException e, UriInfo uri) {
        Optional<ErrorCode> unknown = e.getCause() == null ? Optional.empty() : Named.unknown(uri.getPath());
        return unknown.map(code -> response(Failure.of(code, code.title(), Instant.now())))
                .orElseGet(() -> response(
                        Failure.of(ErrorCode.INVALID_REQUEST, "There is nothing at this address", Instant.now())
                                .withHint("/q/swagger-ui shows all that there is, docs/api.md describes it"),
                        404));
    }

    /** Characters that no text of PostgreSQL holds are a fault of who sent them. */
    @ServerExceptionMapper
    public Response database(PgException e) {
        return NO_TEXT.contains(String.valueOf(e.getSqlState()))
                ? response(Failure.of(
                        ErrorCode.INVALID_REQUEST, "A text holds a character that cannot be kept", Instant.now()))
                : unexpected(e);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        Fault fault = Fault.of(e);
        if (fault.isOutage() || fault.isTooLate()) {
            return away(e);
        }
        LOG.error("unexpected failure of a request", e);
        watchers.tell(new Breakdown("request", e, Instant.now()));
        return response(Failure.of(ErrorCode.INTERNAL_ERROR, "An unexpected error occurred", Instant.now()));
    }

    private Response away(Throwable e) {
        LOG.warnf("the application's database: %s", e.getMessage());
        watchers.tell(new Breakdown("application_database", e, Instant.now()));
        return response(
                Failure.of(ErrorCode.SERVICE_UNAVAILABLE, "Parley cannot look this up at the moment", Instant.now())
                        .withHint("Try again in a few seconds"));
    }

    private static Response response(Failure failure, String header, String value) {
        return Response.fromResponse(response(failure)).header(header, value).build();
    }

    private static Response response(Failure failure) {
        return response(failure, HttpStatus.of(failure.errorCode()));
    }

    private static Response response(Failure failure, int status) {
        var response = Response.status(status);
        RetryAfter.seconds(failure, status).ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.type(Problem.MEDIA_TYPE)
                .entity(Problem.of(failure, status))
                .build();
    }
}
