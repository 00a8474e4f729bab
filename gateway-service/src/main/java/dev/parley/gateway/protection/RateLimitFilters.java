package dev.parley.gateway.protection;

import dev.parley.gateway.security.CurrentCaller;
import dev.parley.gateway.security.OwnContext;
import dev.parley.gateway.security.TaskAct;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** The rates of REST: after the token and its permission, before the body is read as anything. */
public class RateLimitFilters {

    private static final String QUOTA = "parley.quota";

    private final RateLimits limits;
    private final CurrentCaller current;
    private final OwnContext context;

    RateLimitFilters(RateLimits limits, CurrentCaller current, OwnContext context) {
        this.limits = limits;
        this.current = current;
        this.context = context;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Response> count(ContainerRequestContext request, SimpleResourceInfo resource) {
        Rate rate = rate(request.getMethod(), resource);
        return current.get()
                .map(caller -> limits.take(caller, rate)
                        .emitOn(context.executor())
                        .map(quota -> {
                            request.setProperty(QUOTA, quota);
                            quota.requireAdmission();
                            return (Response) null;
                        }))
                .orElse(Uni.createFrom().nullItem());
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(QUOTA) instanceof Quota quota) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle("X-RateLimit-Limit", quota.limit());
            headers.putSingle("X-RateLimit-Remaining", quota.remaining());
            headers.putSingle("X-RateLimit-Reset", quota.resetSeconds());
            String name = '"' + quota.rate().label() + '"';
            headers.putSingle("RateLimit-Policy", name + ";q=" + quota.limit() + ";w=60");
            headers.putSingle("RateLimit", name + ";r=" + quota.remaining() + ";t=" + quota.resetSeconds());
        }
    }

    private static Rate rate(String method, SimpleResourceInfo resource) {
        boolean task = resource != null
                && resource.getResourceClass() != null
                && resource.getResourceClass().isAnnotationPresent(TaskAct.class);
        return task && method.equals("POST") ? Rate.SUBMISSIONS : Rate.READS;
    }
}
