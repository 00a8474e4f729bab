package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Whereabouts;

/** What makes it likely that a value is meant, and of which column. */
public final class ValuePreferences {

    /** How much likelier a column that holds where something comes from is behind "from" than one of where it goes. */
    private static final double THERE = 0.06;
    /** How much less likely the name of the very rows that are said to be in it is. */
    private static final double IN_ITSELF = 0.3;
    /** How much likelier another name of a value is before the noun that has it: "Danish potters" are from Denmark. */
    private static final double BEFORE_ITS_NOUN = 0.3;

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ValuePreferences(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    double of(Evidence evidence, Mention.ValueMention value) {
        Property property = value.property();
        if (property.role() == PropertyRole.FLAG) {
            return 0.05;
        }
        boolean written = evidence.quoted() || evidence.tokens().getFirst().capitalised();
        return (written ? 0.12 : named(evidence) ? -0.2 : -0.05)
                + (ofNounNext(value) || ofNounBefore(evidence, value) || inNounNext(value) ? 0.1 : 0)
                + (value.byAnotherName() && ofNounNext(value) ? BEFORE_ITS_NOUN : 0)
                - (describes(property) ? 0.02 : 0)
                + (leadsThere(evidence, property) ? THERE : 0)
                - (inItself(evidence, property) ? IN_ITSELF : 0)
                + (sameColumn(evidence, property) ? 0.3 : 0);
    }

    /** "who took French courses": of what has that value, the noun it stands before. */
    private boolean ofNounNext(Mention.ValueMention value) {
        return cursor.next()
                .filter(e -> cursor.more()
                        && cursor.peek() == e
                        && e.operation() == null
                        && !e.mentions().isEmpty())
                .filter(Nouns::entityFirst)
                .flatMap(e -> e.first(Mention.EntityMention.class))
                .filter(table -> table.entity() == value.property().entity())
                .isPresent();
    }

    /** "songs in Home", "customers in Paris": no row is in what it is called itself. */
    public boolean inItself(Evidence evidence, Property property) {
        Scope scope = reading.scope;
        return scope.focus != null
                && property.entity() == scope.focus.entity()
                && property.role() == PropertyRole.NAME
                && property.entity().label().contains(property)
                && !Whereabouts.isPlace(property.entity())
                && scope.subjects().getFirst() == scope.focus
                && !(cursor.more() && Nouns.entityFirst(cursor.peek()))
                && cursor.justBefore(evidence)
                        .filter(e -> e.words().matches("(?i)(in|within|inside|from)( the)?"))
                        .isPresent();
    }

    /** A value behind its column or behind another value of that, unless "from" and "to" tell two columns apart. */
    private boolean sameColumn(Evidence evidence, Property property) {
        boolean another = !leadsThere(evidence, property)
                && evidence.all(Mention.ValueMention.class).stream()
                        .anyMatch(other -> leadsThere(evidence, other.property()));
        return property == reading.scope.pending.property && !another;
    }

    /** "from Lyon to Nice", where one column says where things come from and another where they go. */
    private boolean leadsThere(Evidence evidence, Property property) {
        return cursor.justBefore(evidence)
                .filter(e -> e.is(Operation.IN))
                .map(e -> reading.lexicon.direction(e.tokens().getFirst().lower()))
                .filter(words -> property.words().stream().anyMatch(words::contains))
                .isPresent();
    }

    /** "got a yes in the exam": of what has that value, the noun it is said to be in. */
    private boolean inNounNext(Mention.ValueMention value) {
        return reading.nextIs(Operation.IN)
                && cursor.next(1)
                        .filter(e -> e.operation() == null && !e.mentions().isEmpty() && Nouns.entityFirst(e))
                        .flatMap(e -> e.first(Mention.EntityMention.class))
                        .filter(table -> table.entity() == value.property().entity())
                        .isPresent();
    }

    /** "English courses": by what they are called rather than by what is written about them. */
    private static boolean describes(Property property) {
        return property.words().getLast().matches("description|detail|comment|note|remark|summary");
    }

    /** "the album called Help", "the album Help": of what goes by that name, the noun before. */
    private boolean ofNounBefore(Evidence evidence, Mention.ValueMention value) {
        Property property = value.property();
        return readers.columnPreferences
                .tableBefore(evidence)
                .filter(table -> property.entity().label().contains(property))
                .or(() -> cursor.justBefore(evidence)
                        .filter(ColumnPreferences::saysCalled)
                        .flatMap(readers.columnPreferences::tableBefore))
                .filter(table -> table == property.entity())
                .isPresent();
    }

    /** Whether a column or table goes by that very name. */
    private static boolean named(Evidence evidence) {
        return evidence.mentions().stream().anyMatch(m -> m.quality() >= 0.95 && !(m instanceof Mention.ValueMention));
    }
}
