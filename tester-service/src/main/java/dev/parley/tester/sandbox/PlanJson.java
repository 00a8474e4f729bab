package dev.parley.tester.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.sql.parser.Statement;

/** What {@code EXPLAIN (FORMAT JSON)} returns. */
public final class PlanJson {

    /** A plan nests as its query does, deeper than any message. */
    private static final ObjectMapper PLANS = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(1_000)
                            .build())
                    .build())
            .build();

    private PlanJson() {}

    /** The object with {@code Plan} and, where it was run, the times. */
    public static JsonNode parse(String json) {
        try {
            return PLANS.readTree(json).path(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("EXPLAIN returned no JSON", e);
        }
    }

    /** The query alone, for behind EXPLAIN; blanks for what stands in front, so that places in the text stay the same. */
    public static String query(Statement statement) {
        return " ".repeat(statement.query().span().start())
                + statement.query().span().of(statement.sql());
    }
}
