package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Set;

/** The number of rows of a group, {@code count(*)}. */
public record CountRows() implements Expression {

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
        return Set.of();
    }
}
