package dev.parley.tester.guard;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.rewriter.text.NearestNames;
import dev.parley.sql.guard.DatabaseFacts;
import dev.parley.sql.guard.Finding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From the guard's findings to the failure that travels. */
public final class GuardFailures {

    /** How it names itself in the details of a failure. */
    public static final String LAYER = "guard";

    private GuardFailures() {}

    /** @param findings at least one */
    public static TestFailed of(String sql, List<Finding> findings, DatabaseFacts facts, Instant now) {
        Finding first = findings.getFirst();
        String message = findings.stream()
                .map(finding ->
                        finding.message() + " (line %d, column %d)".formatted(finding.line(sql), finding.column(sql)))
                .collect(Collectors.joining("; "));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("layer", LAYER);
        details.put(
                "findings",
                findings.stream().map(finding -> details(sql, finding)).toList());
        return new TestFailed(
                type(first.code()),
                Failure.of(code(first.code()), message, now)
                        .withHint(hint(sql, first, facts))
                        .withDetails(details));
    }

    private static Map<String, Object> details(String sql, Finding finding) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("code", finding.code().name());
        details.put("message", finding.message());
        details.put("text", finding.span().of(sql));
        details.put("line", finding.line(sql));
        details.put("column", finding.column(sql));
        details.put("position", finding.span().start() + 1);
        return details;
    }

    private static TestType type(Finding.Code code) {
        return switch (code) {
            case SYNTAX, UNKNOWN_FUNCTION, UNKNOWN_RELATION, UNKNOWN_COLUMN, NO_STATEMENT -> TestType.SYNTAX;
            case TOO_LONG,
                    TOO_DEEP,
                    SEVERAL_STATEMENTS,
                    NOT_A_QUERY,
                    DATA_CHANGE,
                    TABLE_CREATION,
                    ROW_LOCK,
                    EXECUTION_BY_EXPLAIN,
                    FORBIDDEN_FUNCTION,
                    FORBIDDEN_OPERATOR,
                    FORBIDDEN_TYPE,
                    FORBIDDEN_RELATION,
                    SENSITIVE_COLUMN -> TestType.SAFETY;
        };
    }

    private static ErrorCode code(Finding.Code code) {
        return switch (code) {
            case SYNTAX, UNKNOWN_FUNCTION, UNKNOWN_RELATION, UNKNOWN_COLUMN, NO_STATEMENT, TOO_LONG, TOO_DEEP ->
                ErrorCode.SQL_INVALID;
            case SEVERAL_STATEMENTS, NOT_A_QUERY, DATA_CHANGE, TABLE_CREATION, ROW_LOCK, EXECUTION_BY_EXPLAIN ->
                ErrorCode.SQL_NOT_READ_ONLY;
            case FORBIDDEN_FUNCTION, FORBIDDEN_OPERATOR, FORBIDDEN_TYPE, FORBIDDEN_RELATION, SENSITIVE_COLUMN ->
                ErrorCode.SQL_FORBIDDEN;
        };
    }

    private static String hint(String sql, Finding finding, DatabaseFacts facts) {
        String text = finding.span().of(sql);
        List<String> near =
                switch (finding.code()) {
                    case UNKNOWN_RELATION -> NearestNames.of(text, facts.relationNames());
                    case UNKNOWN_FUNCTION -> NearestNames.of(text, facts.functionNames());
                    default -> List.of();
                };
        return near.isEmpty() ? null : "Near to it: " + String.join(", ", near);
    }
}
