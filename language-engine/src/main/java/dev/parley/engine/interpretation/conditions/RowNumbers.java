package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.stream.Stream;

/** The number behind a noun, by which its row is called: "room 12". */
final class RowNumbers {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    RowNumbers(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "room 12": a number right after a table is that row's key; "sailors 30 years old" are of that age. */
    void numbered(Place place) {
        if (numberNext(place)) {
            Evidence number = cursor.take();
            Property called = numberOf(place);
            reading.notes.mention(number, new Mention.PropertyMention(called, 0.9, ""));
            reading.scope.pending.add(isNumber(place, number), false);
        }
    }

    /** "room 12": by its number, where rooms have one, else by its key. */
    static Predicate isNumber(Place place, Evidence number) {
        Property called = numberOf(place);
        Expression column = place.column(called);
        return called.column().family() == TypeFamily.TEXT
                ? new Comparison(column, Comparison.Operator.EQUAL, new Literal.Text(number.words()))
                : Filters.number(column, Operation.EXACTLY, number.number());
    }

    private static Property numberOf(Place place) {
        List<String> own = Stream.concat(place.entity().words().stream(), Stream.of("number"))
                .toList();
        return place.entity().properties().stream()
                .filter(property ->
                        property.words().equals(own) || property.words().equals(List.of("number")))
                .filter(property -> property.column().family() == TypeFamily.TEXT
                        || property.column().family().isNumeric())
                .findFirst()
                .orElseGet(() -> place.entity().key().getFirst());
    }

    boolean numberNext(Place place) {
        List<Property> key = place.entity().key();
        return cursor.more()
                && cursor.peek().number() != null
                && cursor.peek().period() == null
                && cursor.peek().operation() == null
                && cursor.next(1)
                        .filter(e -> e.is(Operation.UNIT, Operation.TIMES))
                        .isEmpty()
                && !counts(cursor.peek())
                && key.size() == 1
                && key.getFirst().column().family().isNumeric();
    }

    /** "borrowed two books", "did not borrow 3 or more": of what comes next, unless a noun is numbered ("order 42 items"). */
    private boolean counts(Evidence number) {
        return readers.numbers.countsRows(0)
                && cursor.justBefore(number).filter(this::isVerb).isPresent();
    }

    private boolean isVerb(Evidence named) {
        return !Nouns.isOne(named)
                || cursor.justBefore(named)
                        .filter(e -> e.is(Operation.NOT) || e.words().matches("(?i)do|does|did|to|can|could"))
                        .isPresent();
    }
}
