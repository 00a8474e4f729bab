package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Set;

/** The day on which the query runs. */
public record Today() implements Expression {

    @Override
    public TypeFamily family() {
        return TypeFamily.DATE;
    }

    @Override
    public boolean aggregates() {
        return false;
    }

    @Override
    public Set<String> aliases() {
        return Set.of();
    }
}
