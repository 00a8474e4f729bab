package dev.parley.tester.sandbox;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestLayers;
import dev.parley.model.message.TestRequest;
import dev.parley.sql.guard.Exposure;
import dev.parley.sql.guard.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keeps values of sensitive columns from who may not see them: in the rows they are null, in columns that say so, and what PostgreSQL says of a
 * statement that failed is left out, since it quotes values. Names of hidden columns are kept from everyone.
 *
 * @param applies whether the asker may not see them
 */
record Discretion(String sql, boolean applies) {

    static Discretion of(TestRequest request, TestLayers layers) {
        return new Discretion(request.sql(), !request.maySeeSensitive() && layers != TestLayers.DATABASE);
    }

    /** Whether values would be shown in a way that cannot be masked. */
    boolean refuses(Judgement judgement) {
        return applies && !judgement.exposure().findings().isEmpty();
    }

    /** @param exposures of a statement that was judged */
    AgentReply over(AgentReply told, Function<String, Exposure> exposures) {
        AgentReply reply =
                told instanceof TestFailed failed && exposures.apply(sql).partial() ? unhinted(failed) : told;
        if (!applies) {
            return reply;
        }
        return switch (reply) {
            case TestComplete complete ->
                masked(complete, exposures.apply(complete.sql() == null ? sql : complete.sql()));
            case TestFailed failed when exposures.apply(sql).used() -> unquoted(failed);
            default -> reply;
        };
    }

    /** PostgreSQL's hints name columns that are near to one that it does not find, hidden ones too. */
    private static TestFailed unhinted(TestFailed failed) {
        Failure failure = failed.failure();
        boolean quoted =
                failure.errorCode() == ErrorCode.EXECUTION_FAILED || failure.errorCode() == ErrorCode.SQL_INVALID;
        return quoted ? new TestFailed(failed.testType(), failure.withHint(null), failed.sql()) : failed;
    }

    private static TestComplete masked(TestComplete complete, Exposure exposure) {
        if (exposure.masked().isEmpty()) {
            return complete;
        }
        Set<Integer> hidden = exposure.masked().keySet();
        ResultSet results = complete.results();
        List<ResultColumn> columns = new ArrayList<>(results.columns());
        hidden.stream()
                .filter(position -> position < columns.size())
                .forEach(position -> columns.set(position, columns.get(position).withoutValues()));
        List<List<Object>> rows =
                results.rows().stream().map(row -> masked(row, hidden)).toList();
        List<Check> checks = new ArrayList<>(complete.checks());
        checks.add(new Check(
                "sensitive",
                true,
                "Masked, since they are sensitive: "
                        + String.join(", ", new TreeSet<>(exposure.masked().values())),
                CheckLevel.NOTE,
                "A token with the permission data:sensitive shows them"));
        return new TestComplete(
                new ResultSet(columns, rows, results.truncated()),
                complete.performanceMetrics(),
                checks,
                complete.verdict(),
                complete.coverage(),
                complete.sql());
    }

    private static List<Object> masked(List<Object> row, Set<Integer> hidden) {
        List<Object> masked = new ArrayList<>(row);
        hidden.stream().filter(position -> position < masked.size()).forEach(position -> masked.set(position, null));
        return masked;
    }

    private static TestFailed unquoted(TestFailed failed) {
        Failure failure = failed.failure();
        boolean quotes = failure.errorCode() == ErrorCode.EXECUTION_FAILED
                || failure.errorCode() == ErrorCode.SQL_INVALID
                || failure.errorCode() == ErrorCode.QUERY_TOO_EXPENSIVE;
        if (!quotes) {
            return failed;
        }
        Map<String, Object> details = new LinkedHashMap<>(failure.details());
        details.keySet().retainAll(List.of("layer", "sqlstate"));
        return new TestFailed(
                failed.testType(),
                Failure.of(
                                failure.errorCode(),
                                "The database stopped the statement. It reads sensitive columns, so what was said of it is"
                                        + " not shown",
                                failure.timestamp())
                        .withDetails(details));
    }
}
