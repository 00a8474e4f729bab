package dev.parley.gateway.deadletters;

import dev.parley.gateway.paging.ShortPage;
import dev.parley.gateway.paging.TimeSpan;
import dev.parley.gateway.security.AdminAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.Topics;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters over REST. */
@AdminAct
@Path("/api/v1/admin/dead-letters")
@Tag(name = "admin")
@RunOnVirtualThread
public class DeadLetterResource {

    private final DeadLetters letters;
    private final Replay replay;

    DeadLetterResource(DeadLetters letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    @GET
    @PermissionsAllowed("admin:dead-letters")
    @Operation(
            summary = "Records that were put aside, newest first",
            description =
                    "Newest first within a partition. A page looks at 5,000 records of each partition at most, so"
                            + " with a filter it may be empty and still have a `next`. Of all tenants: a token with a `tenant` is refused.")
    @APIResponseSchema(DeadLetterPage.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    @APIResponse(responseCode = "404", description = "No dead letters are kept under that topic")
    @APIResponse(responseCode = "503", description = "Kafka does not answer")
    public DeadLetterPage list(
            @Parameter(
                            description = "Theirs, or the one that they came from; all when missing",
                            example = "parley.queries")
                    @QueryParam("topic")
                    String topic,
            @Parameter(example = "PARLEY-2004") @QueryParam("error_code") String errorCode,
            @QueryParam("key") String key,
            @Parameter(description = "Text that is in the reason") @QueryParam("reason") String reason,
            @BeanParam TimeSpan span,
            @BeanParam ShortPage page) {
        List<String> topics =
                topic == null ? Topics.consumed().stream().map(Topics::dead).toList() : List.of(Place.deadTopic(topic));
        LetterFilter filter = new LetterFilter(errorCode, key, reason, span.first(), span.end());
        return letters.page(topics, filter, page.cursor(), page.limit());
    }

    @GET
    @Path("/{topic}/{partition}/{offset}")
    @PermissionsAllowed("admin:dead-letters")
    @Operation(
            summary = "One of them, with its headers and its bytes",
            description = "A token with a `tenant` is refused.")
    @APIResponseSchema(DeadLetterView.class)
    @APIResponse(responseCode = "404", description = "There is none at that place, or no longer")
    @APIResponse(responseCode = "503", description = "Kafka does not answer")
    public DeadLetterView letter(
            @Parameter(example = "parley.queries.dead") @PathParam("topic") String topic,
            @Parameter(example = "0") @PathParam("partition") String partition,
            @Parameter(example = "42") @PathParam("offset") String offset) {
        return letters.letter(place(topic, partition, offset));
    }

    @POST
    @Path("/{topic}/{partition}/{offset}/replay")
    @PermissionsAllowed("admin:dead-letters")
    @Operation(
            summary = "Put one back into the topic that it came from",
            description =
                    "As it came, with the header `dead-letter-replayed`. It stays the same record: put back twice, it"
                            + " is taken once. What is wrong with it still brings it back here. A token with a `tenant` is refused.")
    @APIResponseSchema(Replayed.class)
    @APIResponse(responseCode = "404", description = "There is none at that place, or no longer")
    @APIResponse(responseCode = "409", description = "Its token, or a part of it, is gone or no longer valid")
    @APIResponse(responseCode = "503", description = "Kafka does not answer")
    public Replayed replay(
            @Parameter(example = "parley.queries.dead") @PathParam("topic") String topic,
            @Parameter(example = "0") @PathParam("partition") String partition,
            @Parameter(example = "42") @PathParam("offset") String offset) {
        return new Replayed(replay.one(place(topic, partition, offset)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/replay")
    @PermissionsAllowed("admin:dead-letters")
    @Operation(
            summary = "Put several back, the oldest first",
            description =
                    "Those that came back from an earlier replay are passed over. A call that ran out of time, or"
                            + " that Kafka refused a record of, ends early; go on with `next`. A token with a `tenant` is refused.")
    @APIResponseSchema(ReplayReport.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    @APIResponse(responseCode = "404", description = "No dead letters are kept under that topic")
    @APIResponse(responseCode = "503", description = "Kafka does not answer")
    public ReplayReport replay(ReplayRequest request) {
        if (request == null) {
            throw wrong("The body is empty; send {\"topic\": \"parley.queries\"}");
        }
        return replay.many(Place.deadTopic(request.topic()), request.filter(), request.cursor(), request.limit());
    }

    private static Place place(String topic, String partition, String offset) {
        String deadTopic = Place.deadTopic(topic);
        try {
            Place place = new Place(deadTopic, Integer.parseInt(partition), Long.parseLong(offset));
            if (place.partition() >= 0 && place.offset() >= 0) {
                return place;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ValidationException(
                ErrorCode.UNKNOWN_DEAD_LETTER, "A dead letter stands at a partition and an offset, such as 0/42");
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
