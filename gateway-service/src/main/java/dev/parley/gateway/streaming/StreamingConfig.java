package dev.parley.gateway.streaming;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Limits of what is sent as it happens, over SSE and over the WebSocket. */
@ConfigMapping(prefix = "parley.streaming")
public interface StreamingConfig {

    /** How soon an event is seen when its signal got lost, or when Redis is away: one look for all that is watched. */
    @WithDefault("1s")
    Duration look();

    /** How often something is sent on a quiet stream. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How long what waits for a client may wait before the client is dropped, and a socket may give no sign of life. */
    @WithDefault("30s")
    Duration patience();

    /** How long a socket may be open that watches nothing and says nothing. */
    @WithDefault("10m")
    Duration idle();

    /** Items that may wait for one client. */
    @WithDefault("256")
    int buffer();

    /** Tasks that one socket may watch at a time. */
    @WithDefault("200")
    int tasksPerSocket();

    /** Messages of one socket that may wait to be worked on. */
    @WithDefault("32")
    int messagesPerSocket();

    /** Streams and sockets that one user may have open in one gateway. */
    @WithDefault("50")
    int perUser();

    /** Streams and sockets that may be open in one gateway. */
    @WithDefault("5000")
    int perGateway();

    /**
     * Origins whose pages may open the WebSocket, such as {@code https://reports.example.org}, beside the gateway's own. A
     * program sends no origin and is not asked for one.
     */
    Optional<List<String>> origins();
}
