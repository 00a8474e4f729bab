package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads counts and aggregates: words such as "average" wait for what they are taken of. */
final class Measures {

    private final Reading reading;
    private final List<Evidence> pending = new ArrayList<>();
    private boolean distinct;
    private boolean shown;

    Measures(Reading reading) {
        this.reading = reading;
    }

    void pend(Evidence operation) {
        reading.notes.operation(operation);
        boolean howMany = pending.stream().anyMatch(e -> e.is(Operation.COUNT));
        boolean totalOf = operation.is(Operation.COUNT) && pending.stream().anyMatch(e -> e.is(Operation.SUM));
        if (howMany && operation.is(Operation.SUM, Operation.COUNT)) {
            return;
        }
        if (totalOf) {
            pending.removeIf(e -> e.is(Operation.SUM));
        }
        pending.add(operation);
    }

    void pendDistinct() {
        distinct = true;
    }

    boolean pending() {
        return !pending.isEmpty();
    }

    /** Whether the next name should be that of a number. */
    boolean wantsNumber() {
        return pending.stream().anyMatch(e -> !e.is(Operation.COUNT));
    }

    /** Whether anything computed is shown or about to be. */
    boolean any() {
        return shown || pending();
    }

    boolean takeDistinct() {
        boolean was = distinct;
        distinct = false;
        return was;
    }

    /** The functions that wait, over a column; each becomes a column of the result. */
    void over(Property property, Expression column, boolean show) {
        Place place = reading.places.withAlias(column.aliases().iterator().next());
        if (pending.size() > 1 && property.role() == PropertyRole.MEASURE) {
            pending.removeIf(e -> e.is(Operation.COUNT));
        }
        for (Evidence operation : pending) {
            Expression measure = measure(operation, property, column);
            if (!show && !reading.draft.shown.isEmpty()) {
                throw new NotUnderstood(operation);
            }
            show(measure, nameOf(measure));
        }
        reading.focusOn(place);
        pending.clear();
        distinct = false;
    }

    /** The one function that waits, applied to a column but not shown. */
    Expression take(Property property, Expression column) {
        if (pending.size() != 1) {
            throw new NotUnderstood(pending.getLast());
        }
        Expression measure = measure(pending.getFirst(), property, column);
        pending.clear();
        return measure;
    }

    /** The one function that waits, applied to rows: only their number makes sense. */
    Expression takeRows(Place place) {
        pending.stream()
                .filter(e -> !e.is(Operation.COUNT, Operation.SUM))
                .findFirst()
                .ifPresent(e -> {
                    throw new NotUnderstood(e);
                });
        pending.clear();
        return reading.count(place);
    }

    void overRows(Evidence evidence, Place place) {
        Evidence operation = pending.getLast();
        boolean columnFollows = reading.cursor
                .next()
                .filter(next -> !operation.is(Operation.COUNT))
                .flatMap(next -> next.first(Mention.PropertyMention.class))
                .isPresent();
        if (columnFollows) {
            reading.focusOn(place);
            return;
        }
        distinct = false;
        show(takeRows(place), countName(place));
        reading.focusOn(place);
    }

    /** Rows named after a word such as "average" that already found its column need no more. */
    void anchored(Place place) {
        reading.focusOn(place);
    }

    void derived(Mention.DerivedMention mention) {
        Expression sum = sum(mention);
        pending.removeIf(e -> e.is(Operation.SUM));
        if (!pending.isEmpty()) {
            throw new NotUnderstood(pending.getFirst());
        }
        show(sum, "revenue");
        reading.focusOn(reading.place(mention.entityOf()));
    }

    Expression sum(Mention.DerivedMention mention) {
        Place place = reading.place(mention.entityOf());
        Expression product =
                new Arithmetic(Arithmetic.Operator.TIMES, place.column(mention.left()), place.column(mention.right()));
        return new Aggregate(Aggregate.Function.SUM, product, false);
    }

    void finish() {
        if (!pending.isEmpty()) {
            boolean countFocus = pending.size() == 1
                    && pending.getFirst().is(Operation.COUNT)
                    && reading.draft.focus != null
                    && !shown;
            if (!countFocus) {
                throw new NotUnderstood(pending.getFirst());
            }
            pending.clear();
            reading.draft.shown.clear();
            show(reading.count(reading.draft.focus), countName(reading.draft.focus));
        }
    }

    static String countName(Place place) {
        return place.entity().words().stream()
                        .map(word -> word.replaceAll("[^a-z0-9]", ""))
                        .collect(Collectors.joining("_"))
                + "_count";
    }

    private void show(Expression measure, String name) {
        reading.draft.shown.add(new Draft.Item.Value(measure, name));
        shown = true;
    }

    private Expression measure(Evidence operation, Property property, Expression column) {
        Aggregate.Function function = Reader.function(operation.operation());
        if (!function.accepts(column.family())) {
            throw new NotUnderstood(operation);
        }
        if (function == Aggregate.Function.COUNT && property.role() == PropertyRole.MEASURE && !distinct) {
            return new Aggregate(Aggregate.Function.SUM, column, false);
        }
        return new Aggregate(function, column, function == Aggregate.Function.COUNT || distinct);
    }

    /** What a person would call a computed column. */
    String nameOf(Expression measure) {
        Place counted = reading.draft.rowCounts.get(measure);
        if (counted != null) {
            return countName(counted);
        }
        return measure instanceof Aggregate aggregate && aggregate.argument() instanceof ColumnRef column
                ? name(aggregate.function(), column.column())
                : "revenue";
    }

    private static String name(Aggregate.Function function, String column) {
        return switch (function) {
            case COUNT -> column + "_count";
            case SUM -> "total_" + column;
            case AVERAGE, MINIMUM, MAXIMUM -> function.name().toLowerCase(Locale.ROOT) + "_" + column;
        };
    }
}
