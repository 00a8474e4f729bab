package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Conditions of which one can be read otherwise. */
final class OneCondition {

    private OneCondition() {}

    /** The conditions with the first that can be read otherwise read so; empty where there is none. */
    static Optional<List<Predicate>> otherwise(
            List<Predicate> conditions, Function<Predicate, Optional<Predicate>> other) {
        for (int i = 0; i < conditions.size(); i++) {
            Optional<Predicate> changed = other.apply(conditions.get(i));
            if (changed.isPresent()) {
                List<Predicate> all = new ArrayList<>(conditions);
                all.set(i, changed.get());
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }
}
