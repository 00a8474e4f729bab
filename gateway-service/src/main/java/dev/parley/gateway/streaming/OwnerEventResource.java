package dev.parley.gateway.streaming;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The events of all of the caller's tasks as server-sent events. */
@TaskAct
@Path("/api/v1/events")
@Tag(name = "queries")
public class OwnerEventResource {

    private final OwnerEvents events;
    private final SseStreams streams;
    private final JsonWebToken token;

    OwnerEventResource(OwnerEvents events, SseStreams streams, JsonWebToken token) {
        this.events = events;
        this.streams = streams;
        this.token = token;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking // a stream would be taken for work that is not
    @RunOnVirtualThread
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "Watch all questions of yours",
            description =
                    "Events of every task of yours, from now on, or with `Last-Event-ID` from there on; `id` is for"
                            + " that header only. Those of one task come in order. After a resume, events of up to 15 seconds"
                            + " before may come again: `task_id` and `seq` tell which. It ends when the token ends.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples =
                                    @ExampleObject(
                                            name = "an event",
                                            value = "event:testing\nid:1767268800000000\ndata:{\"task_id\":\"…\","
                                                    + "\"seq\":4,\"status\":\"TESTING\",\"message\":\"Testing the SQL\","
                                                    + "\"at\":\"2026-01-01T12:00:00Z\"}\n\n")))
    @APIResponse(responseCode = "429", description = "You have too many streams open")
    @APIResponse(responseCode = "503", description = "This gateway has too many streams open")
    public Multi<OutboundSseEvent> events(
            @Parameter(description = "The last `id` that was seen") @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        SseStream stream = streams.open(token, sse, request);
        stream.feedBy(events.follow(Caller.of(token), lastEventId, new OwnerEvents.Sink() {
            @Override
            public boolean past(TaskEvent event, String cursor) throws InterruptedException {
                return stream.sendPatiently(event, cursor);
            }

            @Override
            public void now(TaskEvent event, String cursor) {
                stream.send(event, cursor);
            }

            @Override
            public void live() {
                stream.greet();
            }

            @Override
            public void broken() {
                stream.end();
            }
        }));
        return stream.items();
    }
}
