package dev.parley.gateway.protection;

import dev.parley.gateway.problem.RawProblem;
import dev.parley.gateway.problem.UnreadBody;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The first to see a request, before token and body: too many at once, and bodies that are too large, go no further (one
 * that does not say its length is stopped by {@link BodyLimit}). A request counts until its answer begins, so that watchers of events do not.
 */
@ApplicationScoped
class RequestGate {

    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;
    private static final String ONE_YEAR = "max-age=31536000";

    private final int atOnce;
    private final long maxBody;
    private final AtomicInteger now = new AtomicInteger();

    RequestGate(LimitsConfig config) {
        this.atOnce = config.requestsAtOnce();
        this.maxBody = config.maxBody().asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ALL_OTHERS);
    }

    private void admit(RoutingContext request) {
        if (request.request().isSSL()) {
            request.response().putHeader("Strict-Transport-Security", ONE_YEAR);
        }
        if (isTooLarge(request.request().getHeader("Content-Length"))) {
            refuseBody(request);
        } else if (!request.normalizedPath().startsWith("/api/")) {
            request.next();
        } else if (now.incrementAndGet() > atOnce) {
            now.decrementAndGet();
            refuse(request);
        } else {
            AtomicBoolean left = new AtomicBoolean();
            Runnable leave = () -> {
                if (left.compareAndSet(false, true)) {
                    now.decrementAndGet();
                }
            };
            request.addHeadersEndHandler(begun -> leave.run());
            request.addEndHandler(ended -> leave.run());
            request.next();
        }
    }

    private boolean isTooLarge(String length) {
        try {
            return length != null && Long.parseLong(length) > maxBody;
        } catch (NumberFormatException e) {
            return false; // the server's own to refuse
        }
    }

    private void refuseBody(RoutingContext request) {
        if (UnreadBody.hasAConnectionOfItsOwn(request.request())) {
            request.response().putHeader("Connection", "close");
            UnreadBody.readAndClose(request);
        } else {
            request.addEndHandler(ended -> request.request().resume()); // thrown away, for others share the connection
        }
        RawProblem.end(
                request.response(),
                TOO_LARGE,
                Failure.of(ErrorCode.INVALID_REQUEST, "The body is larger than " + maxBody + " bytes", Instant.now()));
    }

    private static void refuse(RoutingContext request) {
        RawProblem.end(
                request.response(),
                UNAVAILABLE,
                Failure.of(ErrorCode.OVERLOADED, "Too many requests are being handled", Instant.now())
                        .withHint("Try again in a second")
                        .withDetails(Map.of("retry_after_seconds", 1)));
    }
}
