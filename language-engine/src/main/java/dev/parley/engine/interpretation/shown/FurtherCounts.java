package dev.parley.engine.interpretation.shown;

import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.composition.Composer;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import java.util.List;

/**
 * Reads a further "how many" with conditions of its own: "how many books are French and how many cost more than 100",
 * "how many members are active and how many books are French". Each is a query of its own, and both numbers are shown.
 */
public final class FurtherCounts {

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** How many conditions were read before the first number was shown: they may hold for all of them. */
    private int conditionsBefore;

    FurtherCounts(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether the words ask for a number in a clause of their own. */
    static boolean asks(Evidence evidence) {
        return evidence.is(Operation.COUNT) && evidence.words().equalsIgnoreCase("how many");
    }

    /** The first number is about to be shown. */
    void first() {
        if (reading.scope.shown.isEmpty() && reading.scope.outer == null) {
            conditionsBefore = reading.scope.filters.size();
        }
    }

    /** Reads the clause that a further "how many" begins; false where it is none, or shares what else is said. */
    boolean read(Evidence next) {
        Scope scope = reading.scope;
        boolean further = asks(next)
                && scope.outer == null
                && !scope.shown.isEmpty()
                && scope.shown.stream().allMatch(FurtherCounts::counts)
                && scope.order.isEmpty();
        if (!further || listed(next)) {
            return false;
        }
        if (grouped()) {
            if (scope.filters.isEmpty() && (namesWhat() || cursor.next(1).isEmpty())) {
                return false;
            }
            throw new NotUnderstood(next);
        }
        if (!scope.having.isEmpty() || scope.limit != null || scope.pending.negated()) {
            throw new NotUnderstood(next);
        }
        scope.pending.settle();
        scope.pending.forget();
        show(next);
        return true;
    }

    private static boolean counts(Scope.Item item) {
        return item instanceof Scope.Item.Value value
                && (value.expression().aggregates() || value.expression() instanceof ScalarQuery);
    }

    /** "how many members and how many loans ...": what follows may be said of both. */
    private boolean listed(Evidence next) {
        Evidence before = next;
        do {
            before = cursor.justBefore(before).orElseThrow();
        } while (before.is(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN));
        return reading.scope.filters.isEmpty()
                && before.operation() == null
                && !before.mentions().isEmpty();
    }

    private boolean grouped() {
        return !reading.scope.groups.isEmpty()
                || cursor.rest().stream().takeWhile(e -> !e.is(Operation.STOP)).anyMatch(e -> e.is(Operation.GROUP));
    }

    private void show(Evidence next) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        reading.scope = inner;
        if (namesWhat()) {
            readers.items.list();
        } else {
            again(outer, cursor.take());
        }
        while (cursor.more() && !cursor.peek().is(Operation.STOP) && !anotherFollows()) {
            readers.phrases.outermostStep();
        }
        reading.scope = outer;
        boolean one = inner.shown.size() == 1 && counts(inner.shown.getFirst());
        if (!one || !inner.groups.isEmpty() || !inner.order.isEmpty() || inner.pending.negated()) {
            throw new NotUnderstood(next);
        }
        Query query = new Composer(reading, inner).compose().orElseThrow(() -> new NotUnderstood(next));
        reading.scope.show(new ScalarQuery(query), free(query.columnNames().getFirst()));
    }

    private boolean anotherFollows() {
        int connectors = cursor.countNext(Operation.AND, Operation.COMMA);
        return connectors > 0
                && cursor.next(connectors).filter(FurtherCounts::asks).isPresent();
    }

    /** Whether the clause names what it counts: "how many French books", but not "how many cost more than 100". */
    private boolean namesWhat() {
        List<Evidence> names = cursor.ahead(
                1,
                e -> e.is(Operation.DISTINCT)
                        || e.operation() == null && !e.mentions().isEmpty());
        return names.stream().anyMatch(e -> e.operation() == null && Nouns.entityFirst(e))
                || names.stream().limit(1).anyMatch(e -> e.is(Operation.DISTINCT))
                || names.stream().limit(1).anyMatch(Columns::isColumn) && !readers.conditions.comparedAhead.compared(1);
    }

    /** "... and how many are English": of what was counted before, unless conditions on that may be meant as well. */
    private void again(Scope outer, Evidence count) {
        boolean ofThose =
                cursor.rest().stream().limit(1).anyMatch(e -> e.words().matches("(?i)of (them|those|these)"));
        if (conditionsBefore > 0 || ofThose && !outer.filters.isEmpty()) {
            throw new NotUnderstood(count);
        }
        Place place = reading.scope.places.of(outer.focus.entity());
        reading.scope.turnTo(place);
        readers.itemCounts.show(place);
    }

    /** "how many members and books are there": none has to do with the other, unless something said ties them. */
    public void finish() {
        Scope scope = reading.scope;
        boolean apart = scope.shown.size() > 1
                && scope.groups.isEmpty()
                && scope.filters.isEmpty()
                && scope.having.isEmpty()
                && scope.order.isEmpty()
                && scope.required.isEmpty()
                && scope.shown.stream().allMatch(this::countsRows);
        if (!apart) {
            return;
        }
        List<Scope.Item> shown = List.copyOf(scope.shown);
        scope.shown.clear();
        for (Scope.Item item : shown) {
            Scope.Item.Value value = (Scope.Item.Value) item;
            Place place = scope.rowCounts.get(value.expression());
            scope.shown.add(place.equals(scope.focus) ? value : new Scope.Item.Value(all(place), value.name()));
        }
    }

    private boolean countsRows(Scope.Item item) {
        return item instanceof Scope.Item.Value value
                && reading.scope.rowCounts.containsKey(value.expression())
                && reading.scope.rowCounts.get(value.expression()).via() == null;
    }

    private ScalarQuery all(Place place) {
        Scope outer = reading.scope;
        Scope inner = outer.nested();
        reading.scope = inner;
        reading.scope.turnTo(inner.places.of(place.entity()));
        readers.itemCounts.show(inner.focus);
        reading.scope = outer;
        return new ScalarQuery(new Composer(reading, inner).compose().orElseThrow());
    }

    private String free(String name) {
        String free = name;
        for (int next = 2; named(free); next++) {
            free = name + "_" + next;
        }
        return free;
    }

    private boolean named(String name) {
        return reading.scope.shown.stream()
                .anyMatch(item ->
                        item instanceof Scope.Item.Value value && value.name().equals(name));
    }
}
