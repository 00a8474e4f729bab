package dev.parley.gateway.socket;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A page's script cannot set headers of a handshake, and an address with a token in it ends up in logs. So the token may
 * come as a subprotocol, {@code Sec-WebSocket-Protocol: parley.v1, bearer.<token>}; here it is put where tokens belong,
 * before anybody is authenticated.
 */
@ApplicationScoped
class SubprotocolToken {

    private static final String HEADER = "Sec-WebSocket-Protocol";
    private static final String PREFIX = "bearer.";

    /** Quarkus authenticates at 200, and what is greater comes before. */
    private static final int BEFORE_AUTHENTICATION = 250;

    void register(@Observes Filters filters) {
        filters.register(SubprotocolToken::filter, BEFORE_AUTHENTICATION);
    }

    private static void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (TaskSocket.PATH.equals(context.normalizedPath())
                && request.headers().contains(HEADER)) {
            unpack(request);
        }
        context.next();
    }

    private static void unpack(HttpServerRequest request) {
        List<String> protocols = new ArrayList<>();
        for (String header : request.headers().getAll(HEADER)) {
            Arrays.stream(header.split(",")).map(String::strip).forEach(protocols::add);
        }
        protocols.stream()
                .filter(protocol -> protocol.startsWith(PREFIX))
                .findFirst()
                .filter(protocol -> !request.headers().contains(HttpHeaders.AUTHORIZATION))
                .ifPresent(protocol -> request.headers()
                        .set(HttpHeaders.AUTHORIZATION, "Bearer " + protocol.substring(PREFIX.length())));
        protocols.removeIf(protocol -> protocol.startsWith(PREFIX));
        request.headers().remove(HEADER);
        if (!protocols.isEmpty()) {
            request.headers().set(HEADER, String.join(", ", protocols));
        }
    }
}
