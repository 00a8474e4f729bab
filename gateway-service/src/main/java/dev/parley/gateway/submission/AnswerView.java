package dev.parley.gateway.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.results.ColumnNames;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.Check;
import dev.parley.model.message.ClauseCoverage;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.SchemaLink;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestVerdict;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What only a task has that was answered. A dry run has no rows, and none of the fields about them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerView(
        @Schema(description = "The SQL in words, clause by clause")
        List<String> explanation,

        @Schema(description = "Each with a name of its own: of two that SQL names `id` the second is `id_2`")
        List<ResultColumn> columns,

        @Schema(description = "One object a row, keyed by the names of `columns`, without those that are `masked`")
        List<Map<String, Object>> results,

        Integer rowCount,

        @Schema(description = "Whether the database has more rows than are here")
        Boolean truncated,

        List<Assumption> assumptions,

        @Schema(description = "Which words of the question stand for what in the schema")
        List<SchemaLink> links,

        List<Check> checks,
        PerformanceMetrics performanceMetrics,

        @Schema(description = "How the SQL differs from what was first written for the reading")
        List<SqlChange> changes,

        TestVerdict verdict,

        @Schema(description = "Which clauses of the SQL made a difference to the rows")
        List<ClauseCoverage> coverage,

        @Schema(
                description =
                        "Whether something of the question that this one follows is in it; missing when it follows none")
        Boolean carriedOver) {

    static AnswerView of(QueryCompleted answer) {
        ResultSet results = answer.runsNothing() ? null : answer.results();
        List<ResultColumn> columns = results == null ? null : ColumnNames.distinct(results.columns());
        return new AnswerView(
                answer.explanation(),
                columns,
                results == null ? null : objects(columns, results.rows()),
                results == null ? null : results.rows().size(),
                results == null ? null : results.truncated(),
                answer.assumptions(),
                answer.links(),
                answer.checks(),
                answer.performanceMetrics(),
                answer.changes(),
                answer.verdict(),
                answer.coverage(),
                answer.carriedOver());
    }

    private static List<Map<String, Object>> objects(List<ResultColumn> columns, List<List<Object>> rows) {
        return rows.stream().map(row -> ColumnNames.object(columns, row)).toList();
    }
}
