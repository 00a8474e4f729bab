package dev.parley.gateway.context;

import dev.parley.model.error.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Failures that mean that something is not there, or not for the role of questions any more. */
final class SchemaSigns {

    /** Unknown table, column, function, type, schema; not allowed. Source: PostgreSQL, appendix A. */
    private static final Set<String> STATES = Set.of("42P01", "42703", "42883", "42704", "3F000", "42501");

    private static final Set<String> FINDINGS = Set.of("UNKNOWN_RELATION", "UNKNOWN_COLUMN", "UNKNOWN_FUNCTION");

    private SchemaSigns() {}

    static boolean areIn(Failure failure) {
        Object state = failure.details().get("sqlstate");
        return (state != null && STATES.contains(state.toString()))
                || (failure.details().get("findings") instanceof List<?> findings
                        && findings.stream().anyMatch(SchemaSigns::isSign));
    }

    private static boolean isSign(Object finding) {
        return finding instanceof Map<?, ?> map && FINDINGS.contains(String.valueOf(map.get("code")));
    }
}
