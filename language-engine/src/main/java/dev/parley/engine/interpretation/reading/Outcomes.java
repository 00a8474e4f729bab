package dev.parley.engine.interpretation.reading;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Relation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who won or lost, where rows know two sides ({@code home_team_id}, {@code away_team_id}): in neither key is which did so. */
public final class Outcomes {

    public static final Set<String> VERBS = Set.of("win", "lose", "beat", "defeat");

    private Outcomes() {}

    /** A verb that asks for the outcome, of which nothing was made. */
    public static Optional<Evidence> passedOver(Reading reading) {
        return reading.notes.skipped().stream()
                .filter(word -> VERBS.contains(word.lemma()))
                .filter(ignored -> reading.knowledge.ontology().entities().stream()
                        .anyMatch(entity -> reading.mentions(entity) && hasSides(reading, entity)))
                .findFirst();
    }

    private static boolean hasSides(Reading reading, Entity entity) {
        List<Relation> keys = reading.knowledge.ontology().relations().stream()
                .filter(key -> key.from() == entity && key.to() != entity)
                .toList();
        return keys.stream().map(Relation::to).distinct().count() < keys.size();
    }
}
