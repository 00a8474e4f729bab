package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Objects;
import java.util.Set;

/** The number of rows of a group for which {@code where} holds; 0 when there is none. */
public record CountWhere(Predicate where) implements Expression {

    public CountWhere {
        Objects.requireNonNull(where, "where");
        if (where.expressions().stream().anyMatch(Expression::aggregates)) {
            throw new IllegalArgumentException("an aggregate cannot hold another: a count of rows");
        }
    }

    @Override
    public TypeFamily family() {
        return TypeFamily.INTEGER;
    }

    @Override
    public boolean aggregates() {
        return true;
    }

    @Override
    public Set<String> aliases() {
        return where.aliases();
    }
}
