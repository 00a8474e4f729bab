package dev.parley.sql.tree;

import dev.parley.sql.lexer.Span;
import java.util.List;

/**
 * A name with its qualifiers.
 *
 * @param parts as PostgreSQL folds them, outermost first: database, schema, name
 */
public record Name(Span span, List<String> parts) {

    public Name {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    public String last() {
        return parts.getLast();
    }

    /** The part before the last; null when the name stands alone. */
    public String qualifier() {
        return parts.size() < 2 ? null : parts.get(parts.size() - 2);
    }

    public boolean isAlone(String name) {
        return parts.size() == 1 && last().equals(name);
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
