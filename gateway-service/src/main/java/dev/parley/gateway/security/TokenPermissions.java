package dev.parley.gateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Grants what the token's {@code permissions} claim lists, such as {@code query:submit}; nothing else is granted, and
 * nothing to who does not say who it is. */
@ApplicationScoped
class TokenPermissions implements SecurityIdentityAugmentor {

    /** An annotation takes one colon only; what has two in a token, by how the annotation writes it. */
    private static final Map<String, String> IN_TOKENS = Map.of("admin:cache-clear", "admin:cache:clear");

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (!(identity.getPrincipal() instanceof JsonWebToken)) {
            return Uni.createFrom().item(identity);
        }
        Set<String> granted = Caller.of(identity).map(Caller::permissions).orElse(Set.of());
        Optional<RoutingContext> request =
                Optional.ofNullable(HttpSecurityUtils.getRoutingContextAttribute(attributes));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addPermissionChecker(required -> {
                            String name = name(required);
                            boolean isGranted = granted.contains(name);
                            if (!isGranted) {
                                request.ifPresent(refused -> MissingPermission.add(refused, name));
                            }
                            return Uni.createFrom().item(isGranted);
                        })
                        .build());
    }

    private static String name(Permission permission) {
        String actions = permission.getActions();
        String name =
                actions == null || actions.isEmpty() ? permission.getName() : permission.getName() + ":" + actions;
        return IN_TOKENS.getOrDefault(name, name);
    }
}
