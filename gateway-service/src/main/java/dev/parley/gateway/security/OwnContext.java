package dev.parley.gateway.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;

/**
 * Where a request goes on after a filter has waited for something: on the Vert.x context that it came on, which has its trace
 * and its log fields. What was waited for may come on any thread, and one that has no context leaves the request without one.
 */
@ApplicationScoped
public class OwnContext {

    private final CurrentVertxRequest current;

    OwnContext(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Of the request at hand. */
    public Executor executor() {
        return ((VertxResteasyReactiveRequestContext) current.getOtherHttpContextObject()).getContextExecutor();
    }
}
