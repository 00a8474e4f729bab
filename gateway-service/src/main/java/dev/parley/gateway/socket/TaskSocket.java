package dev.parley.gateway.socket;

import dev.parley.model.error.ParleyException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/**
 * The WebSocket: questions, answers and events over one connection. Nothing here blocks; a session works on messages in a
 * thread of its own. Who comes in has passed the {@link Handshake}.
 */
@WebSocket(path = TaskSocket.PATH)
public class TaskSocket {

    static final String PATH = "/ws";

    private static final Logger LOG = Logger.getLogger(TaskSocket.class);
    private static final TypedKey<SocketSession> SESSION = new TypedKey<>("parley.session");

    private final SocketSessions sessions;

    TaskSocket(SocketSessions sessions) {
        this.sessions = sessions;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        try {
            connection.userData().put(SESSION, sessions.open(connection));
            return Uni.createFrom().voidItem();
        } catch (ParleyException e) {
            return connection.close(CloseCode.TOO_MANY.reason()); // others came in at the same time
        }
    }

    @OnTextMessage
    Uni<Void> text(String message, WebSocketConnection connection) {
        SocketSession session = connection.userData().get(SESSION);
        if (session != null) {
            session.receive(message);
        }
        return Uni.createFrom().voidItem();
    }

    @OnBinaryMessage
    Uni<Void> binary(Buffer message, WebSocketConnection connection) {
        return connection.close(CloseCode.NOT_TEXT.reason());
    }

    @OnPongMessage
    Uni<Void> pong(Buffer data, WebSocketConnection connection) {
        SocketSession session = connection.userData().get(SESSION);
        if (session != null) {
            session.isAlive();
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection, CloseReason reason) {
        SocketSession session = connection.userData().get(SESSION);
        if (session != null) {
            session.closed();
        }
        return Uni.createFrom().voidItem();
    }

    /** Such as a connection that breaks while something is written to it. */
    @OnError
    Uni<Void> error(Throwable e, WebSocketConnection connection) {
        LOG.debugf(e, "a socket broke");
        return connection.close((isTooBig(e) ? CloseCode.TOO_BIG : CloseCode.BROKEN).reason());
    }

    /** One frame over the limit, or several. */
    private static boolean isTooBig(Throwable e) {
        return e instanceof CorruptedWebSocketFrameException
                || e instanceof IllegalStateException
                        && String.valueOf(e.getMessage()).contains("max message size");
    }
}
