package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.Optional;

/** "Contests whose title is Cider", where contests have none: the name of nobody else that the question does not speak of. */
final class NamesOfOthers {

    private final Reading reading;

    NamesOfOthers(Reading reading) {
        this.reading = reading;
    }

    void refuse(Evidence name, Property column) {
        Optional<Entity> rows = reading.scope.subjects().stream().findFirst().map(Place::entity);
        boolean label = name.words().matches("(?i)(names?|titles?)")
                && column.role() == PropertyRole.NAME
                && column.entity().label().contains(column);
        boolean spokenOf = reading.mentions(column.entity())
                || reading.scope.subjects().stream().anyMatch(place -> place.entity() == column.entity());
        if (label
                && !spokenOf
                && rows.isPresent()
                && !reading.knowledge.ontology().isOne(rows.get(), column.entity())) {
            throw new NotUnderstood(name);
        }
    }
}
