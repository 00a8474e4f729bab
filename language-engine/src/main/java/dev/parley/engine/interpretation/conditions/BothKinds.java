package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;

/** What "both" is said of: two tables that have what is asked for, or two values of one. */
final class BothKinds {

    private final Reading reading;
    private final Cursor cursor;

    BothKinds(ConditionReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "cities used both by members and by branches": a table that has what is shown too, as a column of its own. */
    boolean shared(Evidence evidence, Entity entity) {
        Scope scope = reading.scope;
        if (scope.dimensions().size() != 1
                || scope.shown.isEmpty()
                || !namesBoth(evidence, entity)
                || !scope.required.isEmpty()) {
            return false;
        }
        Expression shown = scope.dimensions().getFirst().expression();
        List<String> called = Dimensions.propertyOf(scope.focus, shown).words();
        Optional<Property> same = entity.properties().stream()
                .filter(property ->
                        property.words().equals(called) && property.column().family() == shown.family())
                .findFirst();
        if (same.isEmpty()) {
            return false;
        }
        if (entity != scope.focus.entity()) {
            Scope inner = scope.nested();
            Place place = inner.places.of(entity);
            inner.focusOn(place);
            inner.shown.add(new Scope.Item.Value(
                    place.column(same.get()), same.get().column().name()));
            Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(evidence));
            scope.pending.add(new Member(List.of(shown), query), false);
        }
        scope.distinct = true;
        return true;
    }

    /** Whether a table besides the one of what is shown is named behind "both". */
    private boolean namesBoth(Evidence evidence, Entity entity) {
        return cursor.all().stream()
                .dropWhile(e -> !e.is(Operation.BOTH))
                .filter(e -> e.operation() == null && e != evidence)
                .flatMap(e -> e.mentions().stream().limit(1))
                .anyMatch(m -> m instanceof Mention.EntityMention other
                        && (entity == reading.scope.focus.entity())
                                != (other.entity() == reading.scope.focus.entity()));
    }

    /** "both the regions of Lyon and Nice": the values are two, the noun stands once. */
    boolean severalValues() {
        int ahead = 0;
        int values = 0;
        while (cursor.next(ahead)
                .filter(e -> e.is(Operation.OF, Operation.IN, Operation.AND, Operation.COMMA)
                        || e.quoted()
                        || e.operation() == null
                                && !e.mentions().isEmpty()
                                && (e.mentions().getFirst() instanceof Mention.ValueMention
                                        || e.lemma().equals("name")))
                .isPresent()) {
            Evidence one = cursor.next(ahead).get();
            values +=
                    one.quoted() || one.operation() == null && one.mentions().getFirst() instanceof Mention.ValueMention
                            ? 1
                            : 0;
            ahead++;
        }
        return values > 1;
    }
}
