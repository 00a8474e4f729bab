package dev.parley.gateway.socket;

import dev.parley.gateway.streaming.OpenStreams;
import dev.parley.gateway.streaming.StreamingConfig;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens sessions. */
@ApplicationScoped
class SocketSessions {

    private final OpenStreams streams;
    private final StreamingConfig config;
    private final Conversation conversation;

    SocketSessions(OpenStreams streams, StreamingConfig config, Conversation conversation) {
        this.streams = streams;
        this.config = config;
        this.conversation = conversation;
    }

    /** @throws dev.parley.model.error.ParleyException when there are too many */
    SocketSession open(WebSocketConnection connection) {
        SocketSession session = new SocketSession(
                connection, connection.userData().get(Bearer.KEY), conversation, config, streams::remove);
        streams.add(session);
        session.begin();
        return session;
    }
}
