package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Two or more values one behind the other as one text; a missing one counts as an empty text. */
public record Concatenation(List<Expression> parts) implements Expression {

    public Concatenation {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a concatenation needs two parts or more");
        }
    }

    @Override
    public TypeFamily family() {
        return TypeFamily.TEXT;
    }

    @Override
    public boolean aggregates() {
        return parts.stream().anyMatch(Expression::aggregates);
    }

    @Override
    public Set<String> aliases() {
        return parts.stream().flatMap(part -> part.aliases().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
