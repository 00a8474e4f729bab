package dev.parley.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published contract of the WebSocket, as one who programs against it reads it. */
public final class SocketFiles {

    private static final Path SCHEMAS = Path.of("contract", "schemas");

    private SocketFiles() {}

    /** Whether the file of the message's type holds for it; one of another type is of none. */
    public static boolean allow(JsonNode message) {
        Path file = SCHEMAS.resolve(message.path("type").asText() + ".json");
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Json.read(Files.readString(file), JsonNode.class))
                    .validate(message)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server took for a message is one by the files, and what it did not is none; its answer is one, too. */
    static void requireAgreement(JsonNode said, JsonNode answer) {
        boolean refused = answer.at("/problem/error_code").asText().equals("PARLEY-2001");
        if (allow(said) == refused) {
            throw new AssertionError((refused ? "refused, which" : "taken, which") + " the contract does not: " + said);
        }
        if (!allow(answer)) {
            throw new AssertionError("answered what the contract does not know: " + answer);
        }
    }
}
