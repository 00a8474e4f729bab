package dev.parley.gateway.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Contexts of the questions about one database. */
@Schema(name = "ContextStatistics")
record ContextTally(
        String database,
        long questions,

        @Schema(description = "Tables that the database had at the last question")
        int tablesInDatabase,

        @Schema(description = "Of all questions together") long tables,

        @Schema(description = "Most tables of one question") int most,

        Instant firstSeen,
        Instant lastSeen,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "What its askers were asked back about, most often asked first; at most 20")
        List<AskedTopic> asked) {

    static ContextTally none(String database, Instant at) {
        return new ContextTally(database, 0, 0, 0, 0, at, at, List.of());
    }

    ContextTally seen(int kept, int inDatabase, Instant at) {
        return new ContextTally(
                database, questions + 1, inDatabase, tables + kept, Math.max(most, kept), firstSeen, at, asked);
    }

    ContextTally with(List<AskedTopic> topics) {
        return new ContextTally(database, questions, tablesInDatabase, tables, most, firstSeen, lastSeen, topics);
    }

    @JsonProperty
    @Schema(description = "Tables of a question, on the average")
    double meanTables() {
        return questions == 0 ? 0 : (double) tables / questions;
    }
}
