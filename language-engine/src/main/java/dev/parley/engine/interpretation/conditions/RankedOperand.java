package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Adjectives;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;

/**
 * Reads what a column is compared with where that is the same column of the row that ranks first among some: "older than
 * the oldest French member", "before the earliest film of Ann Lee", "dearer than the most expensive cheese".
 */
final class RankedOperand {

    /** How many words may stand between the superlative and its noun. */
    private static final int NEAR = 4;

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    RankedOperand(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether a superlative comes next, and then a noun for the rows that have the column. */
    boolean follows(Property property) {
        if (property == null) {
            return false;
        }
        List<Evidence> behind = cursor.ahead(superlative(), e -> e.operation() == null);
        return superlative() > 0
                && behind.stream()
                        .limit(NEAR)
                        .filter(Nouns::entityFirst)
                        .findFirst()
                        .flatMap(noun -> noun.first(Mention.EntityMention.class))
                        .filter(rows -> rows.entity() == property.entity())
                        .isPresent();
    }

    /** Of how many words the superlative is that comes next: "oldest", "most expensive"; 0 where none does. */
    private int superlative() {
        if (cursor.next().filter(Evidence::superlative).isPresent()) {
            return 1;
        }
        boolean most =
                cursor.next().filter(e -> e.is(Operation.MOST, Operation.LEAST)).isPresent();
        return most && cursor.next(1).filter(e -> e.adjective() != null).isPresent() ? 2 : 0;
    }

    /** The column of that row, with all that is said of those that it ranks first of. */
    Expression read(Property property) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        Evidence superlative = cursor.peek();
        reading.scope = inner;
        try {
            Place place = inner.places.of(property.entity());
            inner.focusOn(place);
            inner.named(place);
            if (saysOnlyHow(superlative)) {
                cursor.take();
                boolean last = Degrees.greatest(superlative);
                inner.order.add(new Scope.Sort(
                        place.column(property), last ? Ordering.Direction.DESCENDING : Ordering.Direction.ASCENDING));
                inner.limit = 1;
            }
            readers.phrases.nested();
            if (inner.limit == null) {
                throw new NotUnderstood(superlative);
            }
            reading.scope.show(first(inner, place.column(property)), "value");
            return new Composer(reading, inner)
                    .compose()
                    .map(ScalarQuery::new)
                    .orElseThrow(() -> new NotUnderstood(superlative));
        } finally {
            reading.scope = outer;
        }
    }

    /** "a larger budget than the largest club": the adjective measures nothing by itself, so that it is the column at hand. */
    private boolean saysOnlyHow(Evidence superlative) {
        return superlative.superlative()
                && Adjectives.OF_ANY_KIND.contains(superlative.adjective())
                && cursor.next(1).filter(Columns::namesSortable).isEmpty();
    }

    /** Where rows rank by the column itself, its highest or its lowest. */
    private static Expression first(Scope rows, Expression column) {
        if (rows.order.size() != 1 || !rows.order.getFirst().expression().equals(column)) {
            return column;
        }
        boolean last = rows.order.getFirst().direction() == Ordering.Direction.DESCENDING;
        rows.order.clear();
        rows.limit = null;
        return new Aggregate(last ? Aggregate.Function.MAXIMUM : Aggregate.Function.MINIMUM, column, false);
    }
}
