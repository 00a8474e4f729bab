package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** Puts the lines of a server-sent event stream together to events. */
final class EventParser {

    private String id = "";
    private String name = "";
    private final StringBuilder data = new StringBuilder();

    /** Takes the next line; an event is complete at the empty line after it. Comments and unknown fields are skipped. */
    Optional<TaskEvent> accept(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // A comment that keeps the connection open, or a field of a later gateway.
            }
        }
        return Optional.empty();
    }

    private Optional<TaskEvent> complete() {
        String content = data.toString();
        String event = name;
        data.setLength(0);
        name = "";
        if (content.isEmpty() && event.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = json(content);
        String status = event.isEmpty() ? json.path("status").asText("") : event;
        return Optional.of(new TaskEvent(
                id, status.toLowerCase(Locale.ROOT), json.path("message").asText("")));
    }

    private static JsonNode json(String content) {
        try {
            return Answer.MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            return Answer.MAPPER.missingNode();
        }
    }
}
