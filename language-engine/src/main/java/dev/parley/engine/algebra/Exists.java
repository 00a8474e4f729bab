package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The inner query has a row: a semi join, and under {@link Not} an anti join that has no trap with NULLs. Its free
 * aliases tie it to the query around it.
 */
public record Exists(Query query) implements Predicate {

    public Exists {
        Objects.requireNonNull(query, "query");
        if (query.freeAliases().isEmpty()) {
            throw new IllegalArgumentException("an exists that is not tied to the query around it");
        }
    }

    @Override
    public List<Expression> expressions() {
        return List.of();
    }

    @Override
    public Set<String> aliases() {
        return query.freeAliases();
    }
}
