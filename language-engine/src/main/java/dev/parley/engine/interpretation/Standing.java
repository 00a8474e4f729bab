package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;

/**
 * Reads whether rows are to be over or not, where they have a date that says since when: "current employees", "products
 * no longer sold". Where they have none, "current" says nothing.
 */
final class Standing {

    private final Reading reading;
    private final Cursor cursor;

    Standing(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** "no longer sold", where no value is denied: takes the words if the rows asked about can be over. */
    boolean over(Evidence negation) {
        boolean nothingDenied = cursor.next(1)
                .filter(e -> !e.unknown()
                        && !e.is(Operation.STOP, Operation.AND, Operation.COMMA)
                        && reading.lexicon.verb(e.lemma()).isEmpty())
                .isEmpty();
        Optional<Property> end = negation.words().equalsIgnoreCase("no longer") && nothingDenied
                ? Optional.ofNullable(reading.scope.focus)
                        .flatMap(place -> place.entity().end())
                : Optional.empty();
        if (end.isEmpty()) {
            return false;
        }
        reading.notes.operation(cursor.take());
        cursor.skip();
        String words = negation.words();
        if (cursor.more() && !cursor.peek().is(Operation.STOP, Operation.AND, Operation.COMMA)) {
            words += " " + cursor.take().words();
        }
        Expression column = reading.scope.focus.column(end.get());
        reading.scope.pending.add(
                new Comparison(column, Comparison.Operator.LESS_OR_EQUAL, new Literal.Day(reading.today)), true);
        reading.notes.assume(words, "taken as " + Notes.named(end.get()) + " being past");
        return true;
    }

    /** "current employees": those whose end has not come. */
    void finish() {
        Place focus = reading.scope.focus;
        Optional<Property> end =
                Optional.ofNullable(focus).flatMap(place -> place.entity().end());
        Optional<Evidence> current = cursor.all().stream()
                .filter(e -> e.is(Operation.NOISE) && e.words().matches("(?i)current|currently|presently|still"))
                .findFirst();
        if (end.isEmpty() || current.isEmpty()) {
            return;
        }
        Expression column = focus.column(end.get());
        boolean said = reading.scope.filters.stream()
                .anyMatch(filter -> filter.expressions().contains(column));
        if (said) {
            return;
        }
        reading.scope.filters.add(new AnyOf(List.of(
                new Missing(column),
                new Comparison(column, Comparison.Operator.GREATER, new Literal.Day(reading.today)))));
        reading.notes.assume(
                current.get().words(), "taken as " + Notes.named(end.get()) + " being empty or still to come");
    }
}
