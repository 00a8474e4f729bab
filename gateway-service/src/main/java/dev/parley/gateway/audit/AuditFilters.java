package dev.parley.gateway.audit;

import dev.parley.gateway.problem.Problem;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.CurrentCaller;
import dev.parley.gateway.security.OwnContext;
import dev.parley.gateway.security.TaskAct;
import dev.parley.model.error.AccessException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** What the audit sees of REST: every act of an administrator before it is done, and every refusal after it was said. */
public class AuditFilters {

    private static final Set<ErrorCode> NOT_THERE_YET =
            Set.of(ErrorCode.NOT_FINISHED, ErrorCode.NO_RESULTS, ErrorCode.NO_FEEDBACK);

    private final SecurityAuditor auditor;
    private final CurrentCaller current;
    private final OwnContext context;
    private final Clock clock = Clock.systemUTC();

    AuditFilters(SecurityAuditor auditor, CurrentCaller current, OwnContext context) {
        this.auditor = auditor;
        this.current = current;
        this.context = context;
    }

    /** Who lacks the permission does not come here. */
    @AdminAct
    @ServerRequestFilter
    public Uni<Response> beforeAdminAct(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return auditor.admitted(
                        current.get()
                                .orElseThrow(() -> new AccessException(
                                        ErrorCode.NOT_AUTHENTICATED, "The token does not say whose it is")),
                        place(request) + (query == null ? "" : "?" + query))
                .emitOn(context.executor())
                .replaceWith((Response) null);
    }

    /** @param resource what the path led to; without a class when it led nowhere */
    @ServerResponseFilter
    public void afterRefusal(
            ContainerRequestContext request, ContainerResponseContext response, SimpleResourceInfo resource) {
        int status = response.getStatus();
        if (status < 400 || status > 499 || isNotThereYet(response)) {
            return;
        }
        Target target = target(request, resource == null ? null : resource.getResourceClass());
        auditor.refused(
                current.get().orElse(null), target.act(), target.taskId(), place(request), failure(status, response));
    }

    /** Whoever looks whether something of their own task has come is refused nothing, however often they look. */
    private static boolean isNotThereYet(ContainerResponseContext response) {
        return response.getEntity() instanceof Problem problem
                && problem.errorCode() != null
                && NOT_THERE_YET.contains(problem.errorCode());
    }

    private Failure failure(int status, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && problem.errorCode() != null) {
            return Failure.of(problem.errorCode(), problem.message(), problem.timestamp());
        }
        return Failure.of(ErrorCode.INVALID_REQUEST, "HTTP " + status, clock.instant());
    }

    /** @param taskId null when it was about no task */
    private record Target(Act act, UUID taskId) {}

    private static Target target(ContainerRequestContext request, Class<?> resource) {
        if (resource == null) {
            return new Target(Act.REQUEST, null);
        }
        if (resource.isAnnotationPresent(AdminAct.class)) {
            return new Target(Act.ADMIN, null);
        }
        if (!resource.isAnnotationPresent(TaskAct.class)) {
            return new Target(Act.REQUEST, null);
        }
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        try {
            UUID taskId = id == null ? null : UUID.fromString(id);
            return new Target(taskAct(request.getMethod(), taskId), taskId);
        } catch (IllegalArgumentException e) {
            return new Target(Act.REQUEST, null); // no task has such an id
        }
    }

    private static Act taskAct(String method, UUID taskId) {
        return switch (method) {
            case "POST" -> taskId == null ? Act.ASK : Act.ANSWER;
            case "DELETE" -> Act.CANCEL;
            default -> Act.READ;
        };
    }

    private static String place(ContainerRequestContext request) {
        return request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
    }
}
