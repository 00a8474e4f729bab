package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.text.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a column that is to be shown, and what is computed of it: "age", "the average price and weight", "the number of
 * different cities"; "which cities" are the cities there are, each once.
 */
final class ItemColumns {

    private static final Set<String> KINDS = Set.of("type", "kind", "category", "sort");

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** Whether a table was named right before its column: "student majors". */
    boolean behindTable;

    ItemColumns(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** @param functions what is to be computed of it; none: the column itself */
    void read(Evidence evidence, Property property, Place place, List<Evidence> functions) {
        reading.scope.turnTo(place);
        if (functions.isEmpty()) {
            plain(evidence, property, place);
            behindTable = false;
            return;
        }
        if (functions.size() > 1 && property.role() == PropertyRole.MEASURE) {
            functions.removeIf(e -> e.is(Operation.COUNT));
        }
        for (Evidence function : functions) {
            Expression measure =
                    readers.measures.over(function, property, place.column(property), readers.items.distinct);
            reading.scope.show(measure, readers.measures.nameOf(measure));
        }
    }

    private void plain(Evidence evidence, Property property, Place place) {
        Scope scope = reading.scope;
        Expression column = place.column(property);
        Optional<Expression> carried = carriedFunction(property, column);
        if (carried.isPresent()) {
            reading.scope.show(carried.get(), readers.measures.nameOf(carried.get()));
            return;
        }
        if (readers.bareTotals.meant(evidence, property) || readers.bareTotals.besideAnother(evidence, property)) {
            Expression total = readers.bareTotals.of(evidence, column);
            reading.scope.show(total, readers.measures.nameOf(total));
            return;
        }
        if (isWholeName(evidence, property)) {
            property.entity()
                    .label()
                    .forEach(part ->
                            reading.scope.show(place.column(part), part.column().name()));
            return;
        }
        reading.scope.show(column, property.column().name());
        scope.distinct |= readers.items.distinct || scope.outer == null && kinds(evidence, property);
    }

    /** "the author's name" that is kept in two parts: both. */
    private static boolean isWholeName(Evidence evidence, Property property) {
        List<Property> label = property.entity().label();
        return evidence.lemma().equals("name")
                && evidence.tokens().size() <= 2
                && label.size() > 1
                && label.contains(property)
                && !evidence.tokens().getFirst().lower().matches("first|last|given|family|middle|sur|nick|user");
    }

    /** "which cities ...", "all majors": the values there are, and not that of each row. */
    private boolean kinds(Evidence evidence, Property property) {
        boolean dimension = property.role() == PropertyRole.ATTRIBUTE || property.role() == PropertyRole.REFERENCE;
        boolean owned = cursor.next()
                .filter(e -> e.is(Operation.OF, Operation.AND, Operation.COMMA, Operation.GROUP)
                        || e.is(Operation.IN)
                                && e.words().toLowerCase(Locale.ROOT).startsWith("for"))
                .isPresent();
        boolean several = cursor.next()
                .filter(e -> e.is(Operation.AND, Operation.COMMA, Operation.GROUP))
                .isPresent();
        boolean alone = dimension && reading.scope.shown.size() == 1;
        return alone && (!owned && !behindTable || !several && saysKinds(evidence));
    }

    /** "the types of the forms": nobody wants to read one type again and again. */
    private static boolean saysKinds(Evidence evidence) {
        Token noun = evidence.tokens().getLast();
        return KINDS.contains(noun.lemma()) && !noun.lower().equals(noun.lemma());
    }

    /** "average price and weight": a function said once for two measures. */
    private Optional<Expression> carriedFunction(Property property, Expression column) {
        Scope scope = reading.scope;
        boolean computesAll = !scope.shown.isEmpty() && scope.shown.stream().allMatch(Scope::computed);
        return computesAll
                        && scope.groups.isEmpty()
                        && property.role() == PropertyRole.MEASURE
                        && scope.shown.getLast() instanceof Scope.Item.Value(Aggregate aggregate, var ignored)
                        && aggregate.function() != Aggregate.Function.COUNT
                        && aggregate.function().accepts(column.family())
                ? Optional.of(new Aggregate(aggregate.function(), column, aggregate.distinct()))
                : Optional.empty();
    }
}
