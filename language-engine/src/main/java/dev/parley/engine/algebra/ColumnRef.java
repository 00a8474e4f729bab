package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Objects;
import java.util.Set;

/** A column of the table scanned under {@code alias}. */
public record ColumnRef(String alias, String column, TypeFamily family) implements Expression {

    public ColumnRef {
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(family, "family");
    }

    @Override
    public boolean aggregates() {
        return false;
    }

    @Override
    public Set<String> aliases() {
        return Set.of(alias);
    }
}
