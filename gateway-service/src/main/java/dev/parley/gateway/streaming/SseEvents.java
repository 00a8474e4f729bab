package dev.parley.gateway.streaming;

import dev.parley.model.Json;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Locale;

/** How an event looks as a server-sent one. */
final class SseEvents {

    private SseEvents() {}

    static OutboundSseEvent of(Sse sse, TaskEvent event, String id) {
        return sse.newEventBuilder()
                .id(id)
                .name(event.status().name().toLowerCase(Locale.ROOT))
                .data(Json.string(event))
                .build();
    }
}
