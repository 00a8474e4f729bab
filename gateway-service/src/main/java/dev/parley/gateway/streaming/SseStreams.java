package dev.parley.gateway.streaming;

import dev.parley.gateway.security.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Opens streams of server-sent events. */
@ApplicationScoped
class SseStreams {

    private final OpenStreams open;
    private final StreamingConfig config;

    SseStreams(OpenStreams open, StreamingConfig config) {
        this.open = open;
        this.config = config;
    }

    /**
     * A stream that ends with the bearer's token at the latest.
     *
     * @throws dev.parley.model.error.ParleyException when there are too many
     */
    SseStream open(JsonWebToken token, Sse sse, HttpServerRequest request) {
        SseStream stream = new SseStream(
                Owner.of(Caller.of(token)),
                Instant.ofEpochSecond(token.getExpirationTime()),
                sse,
                () -> request.response().reset(),
                config,
                open::remove);
        open.add(stream);
        return stream;
    }
}
