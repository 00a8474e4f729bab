package dev.parley.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The one JSON object that {@code ask --json} prints. Its keys are always there; what does not apply is null or empty. */
final class AnswerJson {

    private AnswerJson() {}

    static String of(Answer answer) {
        JsonNode json = answer.json();
        ObjectNode object = Answer.MAPPER.createObjectNode();
        object.put("task_id", answer.taskId());
        object.put("status", answer.status());
        object.set("clarified_query", orNull(json.path("clarified_query")));
        object.set("carried_over", orNull(json.path("carried_over")));
        object.set("sql", orNull(json.path("sql")));
        ArrayNode columns = object.putArray("columns");
        answer.columns().forEach(column -> columns.add(column.name()));
        ArrayNode masked = object.putArray("masked");
        answer.columns().stream().filter(Answer.Column::masked).forEach(column -> masked.add(column.name()));
        ArrayNode rows = object.putArray("rows");
        for (List<JsonNode> row : answer.rows()) {
            ArrayNode cells = rows.addArray();
            row.forEach(cell -> cells.add(orNull(cell)));
        }
        object.put("row_count", answer.rowCount());
        object.put("truncated", answer.truncated());
        object.set("assumptions", json.path("assumptions").isArray() ? json.get("assumptions") : object.arrayNode());
        object.set("changes", json.path("changes").isArray() ? json.get("changes") : object.arrayNode());
        object.set("verdict", orNull(json.path("verdict")));
        object.set("warnings", Answer.MAPPER.valueToTree(answer.warnings()));
        object.set("error", orNull(answer.error()));
        if (answer.asksBack()) {
            object.set("questions", json.path("questions").isArray() ? json.get("questions") : object.arrayNode());
        }
        return text(object);
    }

    /** For what failed before there was an answer. */
    static String failure(String taskId, String status, String message) {
        ObjectNode object = Answer.MAPPER.createObjectNode();
        object.put("task_id", taskId);
        object.put("status", status);
        object.putNull("clarified_query");
        object.putNull("carried_over");
        object.putNull("sql");
        object.putArray("columns");
        object.putArray("rows");
        object.put("row_count", 0);
        object.put("truncated", false);
        object.putArray("assumptions");
        object.putArray("changes");
        object.putNull("verdict");
        object.putArray("warnings");
        object.putObject("error").put("message", message);
        return text(object);
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? Answer.MAPPER.nullNode() : node;
    }

    private static String text(ObjectNode object) {
        try {
            return Answer.MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
