package dev.parley.gateway.streaming;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A task's events as server-sent events, from the first one or from after {@code Last-Event-ID}. */
@TaskAct
@Path("/api/v1/query/{id}/events")
@Tag(name = "queries")
public class TaskEventResource {

    private final TaskProcessor processor;
    private final TaskEvents events;
    private final SseStreams streams;
    private final JsonWebToken token;

    TaskEventResource(TaskProcessor processor, TaskEvents events, SseStreams streams, JsonWebToken token) {
        this.processor = processor;
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
            summary = "Watch a question",
            description =
                    "Events so far and as they come; `event` is the status in lower case, `id` their number. A quiet"
                            + " stream gets a comment from time to time. It ends after the event that ends the task, and"
                            + " when the token ends; who comes back with `Last-Event-ID` misses nothing. Asked for what comes"
                            + " after the event that ends the task, the answer is 204.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples =
                                    @ExampleObject(
                                            name = "the last event",
                                            value = "event:completed\nid:5\ndata:{\"task_id\":\"…\",\"seq\":5,"
                                                    + "\"status\":\"COMPLETED\",\"message\":\"Answered with 1 row\","
                                                    + "\"at\":\"2026-01-01T12:00:00Z\"}\n\n")))
    @APIResponse(responseCode = "204", description = "The task has ended, and you have seen its last event")
    @APIResponse(responseCode = "404", description = "There is no such question of yours")
    @APIResponse(responseCode = "429", description = "You have too many streams open")
    @APIResponse(responseCode = "503", description = "This gateway has too many streams open")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") UUID id,
            @Parameter(description = "Number of the last event that was seen") @HeaderParam("Last-Event-ID")
                    String lastEventId,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        Task task = processor.get(id, Caller.of(token)); // 404 when it is not the caller's
        TaskEvents.Place place = events.place(task, sequence(lastEventId));
        if (place.isEnd()) {
            throw new WebApplicationException(Response.noContent().build()); // tells a browser not to come back
        }
        SseStream stream = streams.open(token, sse, request);
        stream.greet();
        stream.feedBy(events.follow(place, event -> {
            stream.send(event, Integer.toString(event.seq()));
            if (event.isLast()) {
                stream.end();
            }
        }));
        return stream.items();
    }

    /** What is no number was not given by this service; the stream then starts from the first event. */
    private static int sequence(String lastEventId) {
        try {
            return lastEventId == null ? 0 : Integer.parseInt(lastEventId.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
