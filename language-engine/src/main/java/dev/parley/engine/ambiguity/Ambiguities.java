package dev.parley.engine.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Ontology;
import java.util.List;
import java.util.Optional;

/** Looks at the likeliest reading of a question for what its words leave open. */
public final class Ambiguities {

    private Ambiguities() {}

    /** @param evidence what the words of the question are, in their order */
    public static Optional<Ambiguity> of(Interpretation reading, List<Evidence> evidence, Ontology ontology) {
        return switch (reading.query()) {
            case Select select -> {
                boolean all = evidence.stream().anyMatch(word -> word.is(Operation.EVERYTHING));
                Select brief = all ? select : Listing.brief(reading, select, ontology);
                yield DistributiveScope.of(brief, evidence, ontology)
                        .or(() -> ConditionReach.of(brief, evidence))
                        .or(() -> AskedFor.of(select, evidence, ontology));
            }
            case SetOperation ignored -> Optional.empty();
        };
    }
}
