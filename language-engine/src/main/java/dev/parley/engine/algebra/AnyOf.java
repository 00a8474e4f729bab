package dev.parley.engine.algebra;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** At least one of two or more predicates holds. */
public record AnyOf(List<Predicate> options) implements Predicate {

    public AnyOf {
        options = List.copyOf(options);
        if (options.size() < 2) {
            throw new IllegalArgumentException("any-of needs two options or more");
        }
    }

    @Override
    public List<Expression> expressions() {
        return options.stream().flatMap(option -> option.expressions().stream()).toList();
    }

    @Override
    public Set<String> aliases() {
        return options.stream().flatMap(option -> option.aliases().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
