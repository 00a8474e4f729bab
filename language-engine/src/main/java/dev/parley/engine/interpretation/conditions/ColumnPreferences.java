package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Fellows;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes it likely that a column is meant. */
final class ColumnPreferences {

    /** How much likelier the date of what was not done is than a status of that name. */
    private static final double NEVER_DONE = 0.4;
    /** How much likelier the date of what was done in some way is than a status of that name. */
    private static final double DONE_SOMEHOW = 0.3;
    /** How much likelier the name of the rows before "named" is than another's. */
    private static final double CALLED_SO = 0.2;
    /** How much likelier a column is that belongs to whom "whose" speaks of. */
    private static final double ANTECEDENT = 0.15;
    /** How much likelier what is compared is a figure of what is spoken of. */
    private static final double OWN_FIGURE = 0.2;

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ColumnPreferences(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** @param compared whether a comparison follows */
    double of(Evidence evidence, Mention.PropertyMention named, boolean compared) {
        Property property = named.property();
        return (compared ? ofSubject(evidence, property) ? OWN_FIGURE : 0.1 : 0)
                + (itsValueNext(named) ? 0.1 : 0)
                + (calledSo(evidence, property) ? CALLED_SO : 0)
                + (ofAntecedent(evidence, named) ? ANTECEDENT : 0)
                - lacking(named, evidence)
                + (neverDone(evidence, property) ? NEVER_DONE : 0)
                + (doneSomehow(evidence, property) ? DONE_SOMEHOW : 0)
                + switch (property.role()) {
                    case REFERENCE -> ownKey(property) ? 0 : -0.1;
                    case FLAG -> -0.1;
                    case KEY, NAME, MEASURE, TIME, ATTRIBUTE -> 0;
                };
    }

    /** "contracts that cost more than 500": what is compared is rather a figure of theirs than another's. */
    private boolean ofSubject(Evidence verb, Property property) {
        List<Place> subjects = reading.scope.subjects();
        return property.role() == PropertyRole.MEASURE
                && reading.lexicon.verb(verb.lemma()).isPresent()
                && !subjects.isEmpty()
                && subjects.getFirst().entity() == property.entity();
    }

    /** What a column's table lacks of what the sentence goes on to say. */
    private double lacking(Mention.PropertyMention column, Evidence evidence) {
        List<Evidence> sentence =
                cursor.rest().stream().takeWhile(e -> !e.is(Operation.STOP)).toList();
        Entity spokenOf =
                reading.scope.subjects().stream().findFirst().map(Place::entity).orElse(null);
        return Fellows.lacking(column, evidence, spokenOf, sentence);
    }

    /** "the sailor whose age": that of the sailor, and of nobody else. */
    private boolean ofAntecedent(Evidence evidence, Mention.PropertyMention column) {
        List<Place> subjects = reading.scope.subjects();
        return !subjects.isEmpty()
                && column.entityOf() == subjects.getFirst().entity()
                && cursor.justBefore(evidence)
                        .filter(e -> e.is(Operation.WHOSE))
                        .isPresent();
    }

    /** "not yet shipped": where the date of it is empty; a status would have gone on to what comes after that. */
    private boolean neverDone(Evidence evidence, Property property) {
        return reading.scope.pending.negated()
                && property.column().nullable()
                && Columns.participle(evidence, property)
                && reading.scope.subjects().stream().anyMatch(place -> place.entity() == property.entity());
    }

    /**
     * "paid with a voucher", "shipped by DHL", "which depot ships the most orders": what was done and how, whatever has
     * become of it since.
     */
    private boolean doneSomehow(Evidence evidence, Property property) {
        boolean how = cursor.next()
                        .filter(e -> e.is(Operation.WITH, Operation.BY, Operation.IN)
                                || e.words().equalsIgnoreCase("using"))
                        .isPresent()
                && readers.values.valueFollows(1);
        boolean first = cursor.next()
                .filter(e -> e.superlative()
                        && reading.lexicon.measures(e.adjective()).stream()
                                .anyMatch(measure -> measure.measures().equals("date")))
                .isPresent();
        return property.column().nullable()
                && ((how || first) && Columns.participle(evidence, property)
                        || readers.bareColumns.acts(evidence, property));
    }

    /** Whether a key to another table is what rows of its own table go by as well. */
    private static boolean ownKey(Property property) {
        return property.entity().key().equals(List.of(property));
    }

    /** "the album <em>named</em> Help": what albums are called by, though others have a column of that very name. */
    private boolean calledSo(Evidence evidence, Property property) {
        return saysCalled(evidence)
                && property.entity().label().contains(property)
                && tableBefore(evidence)
                        .filter(table -> table == property.entity())
                        .isPresent();
    }

    static boolean saysCalled(Evidence evidence) {
        return evidence.words().toLowerCase(Locale.ROOT).matches("named|called|titled|entitled");
    }

    /** The table that is named right before. */
    Optional<Entity> tableBefore(Evidence evidence) {
        return cursor.justBefore(evidence)
                .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .map(Mention.EntityMention::entity);
    }

    /** "the store named Central": of columns called so, the one that holds the value. */
    private boolean itsValueNext(Mention.PropertyMention column) {
        return cursor.next().stream()
                .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                .anyMatch(value -> value.property() == column.property());
    }
}
