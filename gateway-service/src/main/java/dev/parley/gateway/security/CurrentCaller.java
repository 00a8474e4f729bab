package dev.parley.gateway.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who sent the request that is being handled. */
@ApplicationScoped
public class CurrentCaller {

    private final CurrentVertxRequest current;

    CurrentCaller(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Empty when nobody was authenticated, or not yet; asking the security context would try again. */
    public Optional<Caller> get() {
        return Optional.ofNullable(current.getCurrent())
                .map(request -> request.user())
                .filter(QuarkusHttpUser.class::isInstance)
                .flatMap(user -> Caller.of(((QuarkusHttpUser) user).getSecurityIdentity()));
    }
}
