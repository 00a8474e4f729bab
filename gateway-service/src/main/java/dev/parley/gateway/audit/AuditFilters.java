package dev.parley.gateway.audit;

import dev.parley.gateway.problem.Problem;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What the audit sees of REST: every act of an administrator before it is done, and every refusal after it was said. */
public class AuditFilters {

    private static final Pattern ADMIN = Pattern.compile("/api/v1/(audit|admin(/.*)?)");
    private static final Pattern QUERY = Pattern.compile("/api/v1/query(?:/([0-9a-fA-F-]{36})(/answer|/events)?)?");

    private final SecurityAuditor auditor;
    private final CurrentVertxRequest current;
    private final Clock clock = Clock.systemUTC();

    AuditFilters(SecurityAuditor auditor, CurrentVertxRequest current) {
        this.auditor = auditor;
        this.current = current;
    }

    /** Who lacks the permission does not come here. */
    @ServerRequestFilter
    public Uni<Response> beforeAdminAct(ContainerRequestContext request) {
        if (!ADMIN.matcher(path(request)).matches()) {
            return Uni.createFrom().nullItem();
        }
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return auditor.admitted(principal().orElse(null), place(request) + (query == null ? "" : "?" + query))
                .replaceWith((Response) null);
    }

    @ServerResponseFilter
    public void afterRefusal(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status < 400 || status > 499) {
            return;
        }
        auditor.refused(
                principal().orElse(null), act(request), taskId(request), place(request), failure(status, response));
    }

    private Failure failure(int status, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && problem.errorCode() != null) {
            return Failure.of(problem.errorCode(), problem.message(), problem.timestamp());
        }
        return Failure.of(ErrorCode.INVALID_REQUEST, "HTTP " + status, clock.instant());
    }

    private static Act act(ContainerRequestContext request) {
        String path = path(request);
        Matcher query = QUERY.matcher(path);
        if (query.matches()) {
            return switch (request.getMethod()) {
                case "POST" -> query.group(1) == null ? Act.ASK : Act.ANSWER;
                case "DELETE" -> Act.CANCEL;
                default -> Act.READ;
            };
        }
        return ADMIN.matcher(path).matches() ? Act.ADMIN : Act.REQUEST;
    }

    private static UUID taskId(ContainerRequestContext request) {
        Matcher query = QUERY.matcher(path(request));
        try {
            return query.matches() && query.group(1) != null ? UUID.fromString(query.group(1)) : null;
        } catch (IllegalArgumentException e) {
            return null; // 36 characters, and no UUID
        }
    }

    private static String place(ContainerRequestContext request) {
        return request.getMethod() + " " + path(request);
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath();
    }

    /** Empty when nobody was authenticated; asking the security context would try again. */
    private Optional<String> principal() {
        return Optional.ofNullable(current.getCurrent())
                .map(request -> request.user())
                .filter(QuarkusHttpUser.class::isInstance)
                .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity())
                .filter(identity -> !identity.isAnonymous())
                .map(SecurityIdentity::getPrincipal)
                .map(principal -> principal instanceof JsonWebToken token && token.getSubject() != null
                        ? token.getSubject()
                        : principal.getName());
    }
}
