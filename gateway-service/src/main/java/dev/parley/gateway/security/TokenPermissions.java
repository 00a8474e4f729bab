package dev.parley.gateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;
import java.util.Map;
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
        if (!(identity.getPrincipal() instanceof JsonWebToken)) {
            return Uni.createFrom().item(identity);
        }
        Set<String> granted = Caller.of(identity).map(Caller::permissions).orElse(Set.of());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addPermissionChecker(required -> Uni.createFrom().item(granted.contains(name(required))))
                        .build());
    }

    private static String name(Permission permission) {
        String actions = permission.getActions();
        String name =
                actions == null || actions.isEmpty() ? permission.getName() : permission.getName() + ":" + actions;
        return IN_TOKENS.getOrDefault(name, name);
    }
}
