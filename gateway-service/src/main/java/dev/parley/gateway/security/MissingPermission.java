package dev.parley.gateway.security;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a request was refused for, kept with it: whoever answers it has no other way to know. */
public final class MissingPermission {

    private static final String KEY = MissingPermission.class.getName();

    private MissingPermission() {}

    /** One more that would have done. */
    static void add(RoutingContext request, String permission) {
        request.put(KEY, of(request).map(before -> before + " or " + permission).orElse(permission));
    }

    /** A permission, or several of which one is enough; empty when none was asked for. */
    public static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }
}
