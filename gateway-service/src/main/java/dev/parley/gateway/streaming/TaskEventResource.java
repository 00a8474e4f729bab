package dev.parley.gateway.streaming;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.security.TaskAct;
import dev.parley.model.Json;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
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
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A task's events as server-sent events, from the first one or from after {@code Last-Event-ID}. */
@TaskAct
@Path("/api/v1/query/{id}/events")
@Tag(name = "queries")
public class TaskEventResource {

    private final TaskProcessor processor;
    private final TaskEventStream stream;
    private final JsonWebToken token;

    TaskEventResource(TaskProcessor processor, TaskEventStream stream, JsonWebToken token) {
        this.processor = processor;
        this.stream = stream;
        this.token = token;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @PermissionsAllowed("query:read")
    @Operation(
            summary = "Watch a question",
            description =
                    "Events so far and as they come; `event` is the status in lower case, `id` their number. The"
                            + " stream ends after the event that ends the task; asked for what comes after it, the answer is 204.")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") UUID id,
            @Parameter(description = "Number of the last event that was seen") @HeaderParam("Last-Event-ID")
                    String lastEventId,
            @Context Sse sse) {
        Task task = processor.get(id, Caller.of(token)); // 404 when it is not the caller's
        int seen = sequence(lastEventId);
        if (task.status().isTerminal() && stream.isOver(id, seen)) {
            throw new WebApplicationException(Response.noContent().build()); // tells a browser not to come back
        }
        return stream.events(id, seen).map(event -> sse(sse, event));
    }

    private static OutboundSseEvent sse(Sse sse, TaskEventStream.Item item) {
        return switch (item) {
            case TaskEventStream.Heartbeat h ->
                sse.newEventBuilder().comment("keep-alive").build();
            case TaskEventStream.Step step ->
                sse.newEventBuilder()
                        .id(Integer.toString(step.event().seq()))
                        .name(step.event().status().name().toLowerCase(Locale.ROOT))
                        .data(Json.string(step.event()))
                        .build();
        };
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
