package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * A question that somebody vouched SQL for, and what that SQL reads. It decides between readings that are as likely, and
 * never against what the words plainly say.
 *
 * @param columns that the SQL may read; some may be of tables that have no such column
 * @param joined columns that the SQL takes for equal
 */
public record VerifiedExample(
        String question,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Column> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Joined> joined) {

    public VerifiedExample {
        Objects.requireNonNull(question, "question");
        columns = columns == null ? List.of() : List.copyOf(columns);
        joined = joined == null ? List.of() : List.copyOf(joined);
    }

    /** As the catalog spells it. */
    public record Column(String schema, String table, String column) {}

    /** In no order that means anything. */
    public record Joined(Column one, Column other) {}
}
