package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.StreamingConfig;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    @Test
    void shouldCloseWhoNeitherWatchesNorSaysAnythingForLong() throws Exception {
        SocketSession session = session(null, Map.of("parley.streaming.patience", "1h"));

        session.tick(Instant.now().plus(Duration.ofMinutes(9)));
        assertThat(closed).isNotDone();
        session.tick(Instant.now().plus(Duration.ofMinutes(11)));

        assertThat(closed).isCompletedWithValue(4409);
    }

    @Test
    void shouldCloseWhomTooManyMessagesWaitFor() throws Exception {
        SocketSession session = session(null, Map.of("parley.streaming.buffer", "3"));
        session.begin();
        session.send(new ServerMessage.Pong("on its way"));
        for (int i = 0; i < 3; i++) {
            session.send(new ServerMessage.Pong("waiting"));
        }
        assertThat(closed).isNotDone();

        session.send(new ServerMessage.Pong("one too many"));

        assertThat(closed).isCompletedWithValue(4413);
    }

    @Test
    void shouldCloseWhoTakesNothingForLong() throws Exception {
        SocketSession session = session(null, Map.of("parley.streaming.patience", "0s"));
        session.begin();
        session.send(new ServerMessage.Pong("on its way"));
        session.send(new ServerMessage.Pong("waiting"));

        session.tick(Instant.now());

        assertThat(closed).isCompletedWithValue(4413);
    }

    @Test
    void shouldCloseWhoSendsFasterThanIsWorkedOn() throws Exception {
        Stalled stalled = new Stalled();
        SocketSession session = session(stalled, Map.of("parley.streaming.messages-per-socket", "2"));
        session.receive("in work");
        assertThat(stalled.begun.await(30, TimeUnit.SECONDS)).isTrue();
        session.receive("waiting");
        session.receive("waiting");
        assertThat(closed).isNotDone();

        session.receive("one too many");

        assertThat(closed).isCompletedWithValue(4429);
        stalled.end.countDown();
    }

    @Test
    void shouldSayThatTheGatewayStops() throws Exception {
        session(null, Map.of()).goAway();

        assertThat(closed).isCompletedWithValue(1001);
    }

    /** Works on the first message until it is told to end. */
    private static final class Stalled extends Conversation {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        Stalled() {
            super(null, null, null, null, null, null, null, null);
        }

        @Override
        void take(String text, SocketSession session) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private SocketSession session(Conversation conversation, Map<String, String> settings) {
        Bearer bearer = new Bearer(Caller.trusted("ann"), Instant.now().plus(Duration.ofDays(1)));
        return new SocketSession(connection(), bearer, conversation, config(settings), gone -> {});
    }

    private static StreamingConfig config() {
        return config(Map.of());
    }

    private static StreamingConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test"))
                .addDiscoveredConverters()
                .withMapping(StreamingConfig.class)
                .build()
                .getConfigMapping(StreamingConfig.class);
    }

    /** Knows how it is closed; what is sent over it never arrives. */
    private WebSocketConnection connection() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WebSocketConnection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close") && arguments.length == 1) {
                        closed.complete(((CloseReason) arguments[0]).getCode());
                        return Uni.createFrom().voidItem();
                    }
                    if (method.getName().startsWith("send")) {
                        return Uni.createFrom().nothing();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
