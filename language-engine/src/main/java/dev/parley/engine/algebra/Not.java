package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The predicate does not hold.
 *
 * @param keepsUnknown whether rows whose value is NULL stay: "not from Lyon" keeps those of unknown city
 */
public record Not(Predicate predicate, boolean keepsUnknown) implements Predicate {

    public Not {
        Objects.requireNonNull(predicate, "predicate");
    }

    @Override
    public List<Expression> expressions() {
        return predicate.expressions();
    }

    @Override
    public Set<String> aliases() {
        return predicate.aliases();
    }
}
