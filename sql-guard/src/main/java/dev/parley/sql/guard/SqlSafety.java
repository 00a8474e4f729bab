package dev.parley.sql.guard;

import dev.parley.sql.parameters.NamedParameters;
import dev.parley.sql.parameters.ParameterException;
import dev.parley.sql.parameters.ParameterizedQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Two questions about SQL where no database is known. The answers are by form alone: whether it is one read, whatever its
 * words or values look like. Which functions it calls and whose tables it reads is not asked here; who knows the database
 * asks {@link Guard#judge}.
 */
public final class SqlSafety {

    private static final Guard GUARD = new Guard(GuardPolicy.defaults());

    private SqlSafety() {}

    /**
     * @param reason why not, for people; empty when it is safe
     */
    public record Verdict(boolean safe, Optional<String> reason) {

        public Verdict {
            Objects.requireNonNull(reason, "reason");
            if (safe == reason.isPresent()) {
                throw new IllegalArgumentException("a reason is given when it is not safe, and only then");
            }
        }
    }

    /** Whether the query is one statement that reads. Never throws for a text. */
    public static Verdict isSafe(String query) {
        List<Finding> findings = GUARD.form(query).findings();
        return findings.isEmpty()
                ? new Verdict(true, Optional.empty())
                : new Verdict(false, Optional.of(findings.getFirst().message()));
    }

    /**
     * From {@code :name} to {@code $1}; see {@link NamedParameters}.
     *
     * @throws ParameterException when names and values do not belong together
     */
    public static ParameterizedQuery parameterizeQuery(String query, Map<String, ?> values) {
        return NamedParameters.bind(query, values);
    }
}
