package dev.parley.gateway.socket;

import dev.parley.gateway.streaming.LiveStream;
import dev.parley.gateway.streaming.Outlet;
import dev.parley.gateway.streaming.Owner;
import dev.parley.gateway.streaming.StreamingConfig;
import dev.parley.model.Json;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One socket. Messages of the client are worked on one after the other, in a virtual thread that lives as long as there
 * are any; those to the client wait in an {@link Outlet}. Both are bounded: who sends or takes at the wrong pace is closed.
 */
final class SocketSession implements LiveStream {

    private static final Logger LOG = Logger.getLogger(SocketSession.class);
    private static final Buffer PING = Buffer.buffer("parley");

    private final WebSocketConnection connection;
    private final Bearer bearer;
    private final Conversation conversation;
    private final StreamingConfig config;
    private final Consumer<LiveStream> closed;
    private final Subscriptions subscriptions;
    private final Outlet<ServerMessage> outlet;
    private final Deque<String> received = new ArrayDeque<>(2);
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private boolean isWorking;
    private volatile Instant lastSign = Instant.now();
    private volatile Instant lastMessage = Instant.now();
    private volatile Instant lastPing = Instant.now();

    SocketSession(
            WebSocketConnection connection,
            Bearer bearer,
            Conversation conversation,
            StreamingConfig config,
            Consumer<LiveStream> closed) {
        this.connection = connection;
        this.bearer = bearer;
        this.conversation = conversation;
        this.config = config;
        this.closed = closed;
        this.subscriptions = new Subscriptions(config.tasksPerSocket());
        this.outlet = new Outlet<>(config.buffer(), () -> {});
    }

    void begin() {
        outlet.items()
                .onItem()
                .transformToUniAndConcatenate(message -> connection.sendText(Json.string(message)))
                .subscribe()
                .with(sent -> {}, e -> LOG.debugf("a socket of %s broke: %s", owner(), e.getMessage()));
    }

    @Override
    public Kind kind() {
        return Kind.WEBSOCKET;
    }

    @Override
    public Owner owner() {
        return bearer.owner();
    }

    Bearer bearer() {
        return bearer;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** A message of the client has come. Returns at once. */
    void receive(String message) {
        isAlive();
        lastMessage = Instant.now();
        synchronized (received) {
            if (received.size() >= config.messagesPerSocket()) {
                close(CloseCode.TOO_MANY);
                return;
            }
            received.add(message);
            if (isWorking) {
                return;
            }
            isWorking = true;
        }
        Thread.ofVirtual().name("socket").start(this::work);
    }

    void isAlive() {
        lastSign = Instant.now();
    }

    /** Sends without waiting; who takes too little is closed. */
    void send(ServerMessage message) {
        if (!outlet.offer(message)) {
            close(CloseCode.TOO_SLOW);
        }
    }

    /** Sends as soon as there is room; false when there is none in time. */
    boolean sendPatiently(ServerMessage message) throws InterruptedException {
        return outlet.put(message, config.patience());
    }

    void close(CloseCode code) {
        if (isClosing.compareAndSet(false, true)) {
            forget();
            connection
                    .close(code.reason())
                    .subscribe()
                    .with(done -> {}, e -> LOG.debugf("a socket of %s does not close: %s", owner(), e.getMessage()));
        }
    }

    /** The connection is gone. */
    void closed() {
        isClosing.set(true);
        forget();
    }

    @Override
    public void tick(Instant now) {
        if (bearer.hasEnded(now)) {
            close(CloseCode.TOKEN_ENDED);
        } else if (outlet.isStuck(config.patience())) {
            close(CloseCode.TOO_SLOW);
        } else if (isOver(lastSign, config.patience(), now)) {
            close(CloseCode.SILENT);
        } else if (subscriptions.isEmpty() && isOver(lastMessage, config.idle(), now)) {
            close(CloseCode.IDLE);
        } else if (isOver(lastPing, config.heartbeat(), now)) {
            lastPing = now;
            connection
                    .sendPing(PING)
                    .subscribe()
                    .with(sent -> {}, e -> LOG.debugf("no ping for %s: %s", owner(), e.getMessage()));
        }
    }

    @Override
    public void goAway() {
        close(CloseCode.GOING_AWAY);
    }

    private static boolean isOver(Instant since, Duration limit, Instant now) {
        return Duration.between(since, now).compareTo(limit) >= 0;
    }

    private void forget() {
        subscriptions.close();
        outlet.abandon();
        closed.accept(this);
    }

    private void work() {
        while (true) {
            String next;
            synchronized (received) {
                next = isClosing.get() ? null : received.poll();
                if (next == null) {
                    isWorking = false;
                    return;
                }
            }
            if (bearer.hasEnded(Instant.now())) { // it may have while the message waited
                close(CloseCode.TOKEN_ENDED);
            } else {
                conversation.take(next, this);
            }
        }
    }
}
