package dev.parley.gateway.orchestration;

import dev.parley.model.error.Failure;
import dev.parley.model.message.TestFailed;
import java.util.Set;

/** SQL that somebody vouched for, when a test of it failed for one asker. */
final class VouchedSql {

    private static final String SQLSTATE = "sqlstate";

    /**
     * What PostgreSQL finds wrong with a text before it reads a row: syntax, and a table, column, function, type or schema
     * that is not there, or fits no more. Source: PostgreSQL, appendix A, class 42.
     */
    private static final Set<String> SAME_FOR_ALL = Set.of(
            "42601", "42P01", "42703", "42883", "3F000", "42702", "42725", "42P02", "42803", "42804", "42809", "42846");

    private VouchedSql() {}

    /**
     * Whether it would fail for everyone. What depends on who asks, such as their rights, the rows that they see, and what
     * they expected, must not take it from the others.
     */
    static boolean isBroken(Failure failure) {
        Object state = failure.details().get(SQLSTATE);
        return switch (failure.errorCode()) {
            case SQL_INVALID -> state == null || SAME_FOR_ALL.contains(state.toString());
            case SQL_NOT_READ_ONLY -> state == null;
            default -> false;
        };
    }

    /** For all who may see the query: without the words of the failure, which may quote values of rows. */
    static String reason(TestFailed failed) {
        Failure failure = failed.failure();
        Object state = failure.details().get(SQLSTATE);
        return "%s: %s (test %s%s)"
                .formatted(
                        failure.errorCode().code(),
                        failure.errorCode().title(),
                        failed.testType(),
                        state == null ? "" : ", SQLSTATE " + state);
    }
}
