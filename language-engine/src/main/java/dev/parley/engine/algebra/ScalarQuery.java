package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Set;

/**
 * The one value of a query of one column; NULL when it has no row. That it has no second row is for whoever builds it
 * to see to: an aggregate without groups, a limit of one, or a condition on a key.
 */
public record ScalarQuery(Query query) implements Expression {

    public ScalarQuery {
        List<String> columns = query.columnNames();
        if (columns.size() != 1) {
            throw new IllegalArgumentException("a scalar query shows one column, not " + columns);
        }
    }

    @Override
    public TypeFamily family() {
        return query.columnFamilies().getFirst();
    }

    @Override
    public boolean aggregates() {
        return false;
    }

    @Override
    public Set<String> aliases() {
        return query.freeAliases();
    }
}
