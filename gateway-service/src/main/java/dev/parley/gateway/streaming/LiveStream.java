package dev.parley.gateway.streaming;

import java.time.Instant;

/** A connection on which events are sent as they come. */
public interface LiveStream {

    /** By what it is counted. */
    enum Kind {
        SSE,
        WEBSOCKET
    }

    Kind kind();

    /** Whose it is. */
    Owner owner();

    /** Called about once a second: sees whether its token has ended, its client is there, and a heartbeat is due. */
    void tick(Instant now);

    /** This gateway stops. */
    void goAway();
}
