package dev.parley.engine.algebra;

import java.util.Objects;

/** The rows of a query read as a table; its columns are those that the query shows, under the names they have there. */
public record DerivedTable(Query query, String alias) implements Source {

    public DerivedTable {
        Objects.requireNonNull(query, "query");
        if (alias == null || alias.isBlank()) {
            throw new IllegalArgumentException("a derived table needs an alias");
        }
    }
}
