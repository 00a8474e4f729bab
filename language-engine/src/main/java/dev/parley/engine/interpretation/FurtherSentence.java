package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Locale;

/** Reads what a later sentence asks for: "Give me their names.", "Show the city and the number." */
final class FurtherSentence {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    FurtherSentence(Grammar grammar, Reading reading) {
        this.grammar = grammar;
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** Shows what it asks for, instead of what was shown or as well; reads nothing where it asks for nothing. */
    void read() {
        boolean asks = cursor.peek().is(Operation.LIST, Operation.WHICH, Operation.EVERYTHING, Operation.DISTINCT)
                || Functions.isFunction(cursor.peek())
                || Columns.isColumn(cursor.peek())
                || theirs();
        if (!asks) {
            return;
        }
        if (cursor.peek().is(Operation.LIST)
                && cursor.next(1).filter(e -> e.is(Operation.ORDER)).isPresent()) {
            cursor.take();
            return;
        }
        Scope scope = reading.scope;
        List<Scope.Item> before = List.copyOf(scope.shown);
        boolean also = cursor.peek().words().toLowerCase(Locale.ROOT).contains("also");
        boolean their = cursor.next(1).filter(e -> e.is(Operation.POSSESSIVE)).isPresent();
        boolean lists = cursor.peek().is(Operation.LIST) && !their && !scope.computed();
        boolean rows = before.stream().allMatch(this::standsForRow);
        grammar.shown.items.listing = false;
        Place focus = scope.focus;
        if (focus != null && scope.groups.isEmpty() && !scope.computed()) {
            scope.named(focus);
        }
        int size = scope.shown.size();
        boolean any = grammar.shown.items.list();
        List<Scope.Item> after = scope.shown.subList(size, scope.shown.size());
        after.replaceAll(item -> computedBefore(item, before));
        if (any
                && scope.shown.size() > size
                && !also
                && (rows || lists && scope.shown.size() > 2 * size || restates(before, after))) {
            scope.shown.subList(0, size).clear();
        } else {
            after.removeIf(before::contains);
        }
        scope.focus = focus == null ? scope.focus : focus;
    }

    /** "Their names.", and no "their age is over 30". */
    private boolean theirs() {
        return cursor.peek().is(Operation.POSSESSIVE)
                && cursor.next(1).filter(Columns::isColumn).isPresent()
                && cursor.next(2)
                        .map(e -> e.is(Operation.AND, Operation.COMMA, Operation.STOP))
                        .orElse(true);
    }

    /** "Which members ...", "which cities ..." where a city is called by its city: the next sentence says what of them. */
    private boolean standsForRow(Scope.Item item) {
        return switch (item) {
            case Scope.Item.Row ignored -> true;
            case Scope.Item.Value value ->
                reading.scope.focus != null
                        && reading.scope.focus.entity().label().stream()
                                .anyMatch(label ->
                                        reading.scope.focus.entity().words().containsAll(label.words())
                                                && reading.scope
                                                        .focus
                                                        .column(label)
                                                        .equals(value.expression()));
        };
    }

    /** "What are the types? Give me the type and the number.": the second list holds the first. */
    private static boolean restates(List<Scope.Item> before, List<Scope.Item> after) {
        return after.containsAll(before);
    }

    /** "How many hours did each of them work? Give the name and the hours.": what was computed of the hours. */
    private Scope.Item computedBefore(Scope.Item item, List<Scope.Item> before) {
        boolean ofGroups = item instanceof Scope.Item.Value
                && !reading.scope.groups.isEmpty()
                && !reading.scope.groups.contains(item);
        return before.stream()
                .filter(earlier -> ofGroups && isOf(earlier, ((Scope.Item.Value) item).expression()))
                .findFirst()
                .orElse(item);
    }

    private static boolean isOf(Scope.Item computed, Expression column) {
        return computed instanceof Scope.Item.Value(Aggregate(var ignored, Expression argument, var all), var name)
                && argument.equals(column);
    }
}
