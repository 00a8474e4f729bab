package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.ontology.Ontology;
import java.util.List;
import java.util.Optional;

/** Looks at the likeliest reading of a question for what its words leave open. */
public final class Ambiguities {

    private Ambiguities() {}

    /** @param evidence what the words of the question are, in their order */
    public static Optional<Ambiguity> of(Query query, List<Evidence> evidence, Ontology ontology) {
        return switch (query) {
            case Select select ->
                DistributiveScope.of(select, evidence, ontology)
                        .or(() -> ConditionReach.of(select, evidence))
                        .or(() -> OneOfSeveralPlaces.of(select, evidence, ontology));
            case SetOperation ignored -> Optional.empty();
        };
    }
}
