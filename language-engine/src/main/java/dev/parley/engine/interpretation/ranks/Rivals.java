package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.Aliases;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.interpretation.composition.JoinPlan;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import java.util.List;
import java.util.Set;

/**
 * Among whom rows are ranked: "boats whose engine was built in 2002 and has the most power" are those of the strongest
 * engine of that year, and not of the strongest of all if it happens to be of that year.
 */
final class Rivals {

    private Rivals() {}

    /** Takes what is said of the rows that rank, and of nothing else, to where they are ranked; not one of two alternatives. */
    static void among(Place ranked, Scope outer, Place rival, Scope inner) {
        if (outer.pending.alternative) {
            return;
        }
        List<Predicate> own = outer.filters.stream()
                .filter(filter -> filter.aliases().equals(Set.of(ranked.alias())))
                .toList();
        own.forEach(filter -> inner.filters.add(Aliases.renamed(filter, JoinPlan.scan(ranked), rival.alias())));
        if (!outer.pending.negated()) {
            outer.filters.removeAll(own);
        }
    }
}
