package dev.parley.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What the gateway says of a task, with the parts that people and scripts see. Absent fields are empty, so that a newer
 * or older gateway does no harm.
 */
public record Answer(JsonNode json) {

    /** Keeps numbers as they are written: 10.50 stays 10.50. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Set<String> NUMBERS = Set.of(
            "int2",
            "int4",
            "int8",
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "decimal",
            "float4",
            "float8",
            "real",
            "double precision",
            "number",
            "oid",
            "serial",
            "bigserial",
            "double",
            "float",
            "long",
            "int");

    /**
     * @param type the database's name for it
     * @param masked whether its values are kept from the asker
     */
    public record Column(String name, String type, boolean masked) {

        Column(String name, String type) {
            this(name, type, false);
        }

        boolean isNumber() {
            String bare =
                    type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "").strip();
            return NUMBERS.contains(bare);
        }
    }

    /** @param learnt whether an earlier choice of the asker decided it, which {@code parley forget} takes back */
    public record Assumption(String words, String meaning, boolean learnt) {}

    /**
     * @param sql empty where it is not said
     * @param preview what it gives; missing where it was not looked at
     */
    public record Option(String id, String meaning, boolean isDefault, String sql, JsonNode preview) {

        /** Its first rows, cell by cell. */
        List<List<JsonNode>> rows() {
            return stream(preview.path("first").path("rows"))
                    .map(row -> stream(row).toList())
                    .toList();
        }
    }

    record Warning(String test, String message, String suggestion) {}

    public record Question(String id, String text, List<Option> options) {}

    public String taskId() {
        return json.path("task_id").asText();
    }

    public String status() {
        return json.path("status").asText("").toLowerCase(Locale.ROOT);
    }

    public boolean completed() {
        return status().equals("completed");
    }

    public boolean asksBack() {
        return status().equals("awaiting_answer");
    }

    /** Empty when there is none. */
    public String sql() {
        return json.path("sql").asText("");
    }

    /** Whether the question was asked as one that follows another. */
    boolean follows() {
        return json.hasNonNull("follows");
    }

    /** How the question was understood; empty when it is not said. */
    String understood() {
        return json.path("clarified_query").asText("");
    }

    List<Column> columns() {
        return stream(json.path("columns"))
                .map(column -> column.isTextual()
                        ? new Column(column.asText(), "")
                        : new Column(
                                column.path("name").asText(),
                                column.path("type").asText(""),
                                column.path("masked").asBoolean(false)))
                .toList();
    }

    /** Cells in the order of the columns; SQL's NULL is JSON's. */
    List<List<JsonNode>> rows() {
        List<Column> columns = columns();
        return stream(json.path("results"))
                .map(row ->
                        columns.stream().map(column -> row.path(column.name())).toList())
                .toList();
    }

    long rowCount() {
        return json.path("row_count").asLong(json.path("results").size());
    }

    boolean truncated() {
        return json.path("truncated").asBoolean(false);
    }

    /** -1 when it was not measured. */
    double executionMillis() {
        return json.path("performance_metrics").path("execution_millis").asDouble(-1);
    }

    List<Assumption> assumptions() {
        return stream(json.path("assumptions"))
                .map(a -> new Assumption(
                        a.path("words").asText(""), a.path("meaning").asText(""), a.hasNonNull("term_id")))
                .toList();
    }

    /** What the tester doubts of an answer that came. */
    List<Warning> warnings() {
        return stream(json.path("checks"))
                .filter(check -> check.path("level").asText("").equals("WARNING"))
                .map(check -> new Warning(
                        check.path("name").asText(),
                        check.path("detail").asText(),
                        check.path("suggestion").asText("")))
                .toList();
    }

    /** Why the SQL is not what was first written for the reading. */
    List<String> changes() {
        return stream(json.path("changes"))
                .map(change -> change.path("reason").asText())
                .toList();
    }

    public List<Question> questions() {
        return stream(json.path("questions"))
                .map(q -> new Question(
                        q.path("id").asText(),
                        q.path("text").asText(),
                        stream(q.path("options"))
                                .map(o -> new Option(
                                        o.path("id").asText(),
                                        o.path("meaning").asText(),
                                        o.path("default").asBoolean(false),
                                        o.path("sql").asText(""),
                                        o.path("preview")))
                                .toList()))
                .toList();
    }

    /** Missing or null when there was none. */
    public JsonNode error() {
        return json.path("error");
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
