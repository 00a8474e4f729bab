package dev.parley.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the request that is being handled. */
@ApplicationScoped
public class CurrentCaller {

    private final CurrentVertxRequest current;

    CurrentCaller(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Empty when nobody was authenticated, or not yet; asking the security context would try again. */
    public Optional<Caller> get() {
        return identity().flatMap(Caller::of);
    }

    /** The token of who was authenticated well enough to say who it is. */
    public Optional<JsonWebToken> token() {
        return identity().filter(identity -> Caller.of(identity).isPresent()).map(identity ->
                (JsonWebToken) identity.getPrincipal());
    }

    private Optional<SecurityIdentity> identity() {
        return Optional.ofNullable(current.getCurrent())
                .map(request -> request.user())
                .filter(QuarkusHttpUser.class::isInstance)
                .map(user -> ((QuarkusHttpUser) user).getSecurityIdentity());
    }
}
