package dev.parley.engine.algebra;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each of two or more predicates holds; needed only inside {@link AnyOf} and {@link Not}, as a WHERE is one itself. */
public record AllOf(List<Predicate> parts) implements Predicate {

    public AllOf {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException("all-of needs two parts or more");
        }
    }

    @Override
    public List<Expression> expressions() {
        return parts.stream().flatMap(part -> part.expressions().stream()).toList();
    }

    @Override
    public Set<String> aliases() {
        return parts.stream().flatMap(part -> part.aliases().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
