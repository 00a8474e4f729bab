package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.StreamingConfig;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketSessionTest {

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    /** Messages may wait behind slow ones, until after the end of the token. */
    @Test
    void shouldCarryNothingOutOnceTheTokenHasEnded() throws Exception {
        Conversation none = null; // a message that came so far would break its thread, and nothing be closed
        Bearer ended = new Bearer(Caller.trusted("ann"), Instant.now());
        SocketSession session = new SocketSession(connection(), ended, none, config(), gone -> {});

        session.receive("{\"type\": \"ping\"}");

        assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(4401);
    }

    private static StreamingConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StreamingConfig.class)
                .build()
                .getConfigMapping(StreamingConfig.class);
    }

    /** Knows how it is closed, and can nothing else. */
    private WebSocketConnection connection() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WebSocketConnection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close") && arguments.length == 1) {
                        closed.complete(((CloseReason) arguments[0]).getCode());
                        return Uni.createFrom().voidItem();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
