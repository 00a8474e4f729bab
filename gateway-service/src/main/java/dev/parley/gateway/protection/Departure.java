package dev.parley.gateway.protection;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A gateway that is told to stop still answers for a while ({@code quarkus.shutdown.delay}). Whoever asks in that time is told
 * to let go of the connection, so that nobody sends a request on it at the moment at which it is closed.
 */
@ApplicationScoped
class Departure {

    private static final int BEFORE_ALL_OTHERS = 1_100;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
    }

    void install(@Observes Filters filters) {
        filters.register(this::tell, BEFORE_ALL_OTHERS);
    }

    /** In HTTP/2 the server says so itself, when it closes. */
    private void tell(RoutingContext request) {
        if (leaving && request.request().version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
        request.next();
    }
}
