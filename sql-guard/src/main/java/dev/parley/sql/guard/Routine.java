package dev.parley.sql.guard;

import java.util.Objects;

/**
 * A function, aggregate or procedure of the target database.
 *
 * @param language such as {@code sql}, {@code plpgsql}, {@code c}, {@code internal}
 * @param extension that it came with; null when none
 * @param leastArguments without those that have a default
 * @param mostArguments {@link Integer#MAX_VALUE} when it is variadic
 * @param internal whether it takes or returns what only PostgreSQL's own code handles (cstring, internal, trigger)
 * @param harmlessInside whether all that it calls, as far as the catalog tells, is harmless by itself
 */
public record Routine(
        String schema,
        String name,
        Kind kind,
        Volatility volatility,
        boolean securityDefiner,
        String language,
        String extension,
        int leastArguments,
        int mostArguments,
        boolean internal,
        boolean harmlessInside) {

    /** What it is called as. */
    public enum Kind {
        FUNCTION,
        AGGREGATE,
        WINDOW,
        PROCEDURE
    }

    /** What its author promises about it. Source: PostgreSQL, "Function Volatility Categories". */
    public enum Volatility {
        IMMUTABLE,
        STABLE,
        VOLATILE
    }

    public Routine {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(volatility, "volatility");
        Objects.requireNonNull(language, "language");
    }

    /** The same, calling what must not run. */
    public Routine withHarmInside() {
        return new Routine(
                schema,
                name,
                kind,
                volatility,
                securityDefiner,
                language,
                extension,
                leastArguments,
                mostArguments,
                internal,
                false);
    }

    boolean takes(int arguments) {
        return arguments >= leastArguments && arguments <= mostArguments;
    }

    boolean isOwn() {
        return schema.equals(DatabaseFacts.SYSTEM_SCHEMA);
    }
}
