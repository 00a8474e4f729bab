package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Optional;

/**
 * Reads columns whose text says whether rows have something or are so: "that are certified" where it is "yes" or "no",
 * "without wifi" where rows have "free", "no" or nothing.
 */
final class HadOrNot {

    private final Reading reading;
    private final Cursor cursor;
    /** Where the latest such column ended, and the word that denied it; null when it was not denied. */
    private int end;

    private Evidence denial;

    HadOrNot(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
    }

    /** Takes the column for whether there is any; false where it does not say so, or is but to be shown. */
    boolean read(Evidence evidence, Property property, Expression column, Place place) {
        Pending pending = reading.scope.pending;
        Optional<Mention.ValueMention> yes = evidence.all(Mention.ValueMention.class).stream()
                .filter(value -> value.property() == property)
                .findFirst();
        List<String> none = evidence.all(Mention.PropertyMention.class).stream()
                .filter(mention -> mention.property() == property)
                .flatMap(mention -> mention.none().stream())
                .toList();
        boolean listed = goesOn();
        if (listed && denial != null && !(yes.isEmpty() && none.isEmpty())) {
            pending.negation = denial;
            pending.alternative = false;
        }
        Evidence denied = pending.negation;
        if (yes.isPresent()) {
            yes(evidence, property, column, yes.get());
        } else if (none.isEmpty() || listsMore() || !said(evidence, place, listed)) {
            return false;
        } else {
            none(evidence, property, column, none);
        }
        end = cursor.mark();
        denial = denied;
        return true;
    }

    /** "a sauna <em>and parking</em>", "without a sauna <em>or parking</em>". */
    private boolean goesOn() {
        List<Evidence> between = cursor.all().subList(Math.min(end, cursor.mark() - 1), cursor.mark() - 1);
        return end > 0
                && between.stream().anyMatch(e -> e.words().matches("(?i),|and|or|nor"))
                && between.stream().allMatch(e -> e.words().matches("(?i),|and|or|nor|an?|the|any"));
    }

    private void yes(Evidence evidence, Property property, Expression column, Mention.ValueMention yes) {
        reading.notes.assume(evidence.words(), "taken as " + Notes.named(yes.target()));
        Literal literal = Filters.literal(yes.value(), property.column().family());
        reading.scope.pending.add(
                Filters.values(column, List.of(literal)), property.column().nullable());
    }

    private void none(Evidence evidence, Property property, Expression column, List<String> none) {
        Pending pending = reading.scope.pending;
        boolean nullable = property.column().nullable();
        Predicate is = Filters.values(
                column,
                none.stream()
                        .map(value -> Filters.literal(value, property.column().family()))
                        .toList());
        Predicate lacked = nullable ? new AnyOf(List.of(new Missing(column), is)) : is;
        Predicate said = pending.negated() ? lacked : Filters.negated(is, false);
        pending.negation = null;
        pending.add(said, false);
        reading.notes.assume(
                evidence.words(),
                "none where " + Notes.named(property) + " is “" + String.join("” or “", none) + "”"
                        + (nullable ? " or empty" : ""));
    }

    /** "with wifi", "that offer wifi", "without wifi", and no name of the column alone. */
    private boolean said(Evidence evidence, Place place, boolean listed) {
        Scope scope = reading.scope;
        if (scope.pending.negated()) {
            return scope.focus != null && place.entity() == scope.focus.entity();
        }
        return scope.pending.with
                || listed
                || cursor.justBefore(evidence)
                        .filter(e -> e.is(Operation.VERB) || e.words().matches("(?i)an?|any|some"))
                        .isPresent();
    }

    /** "cottages with wifi and town": what is shown of them. */
    private boolean listsMore() {
        return reading.nextIs(Operation.AND, Operation.COMMA)
                && cursor.next(1)
                        .filter(Columns::isColumn)
                        .filter(e -> e.all(Mention.PropertyMention.class).stream()
                                .allMatch(column -> column.none().isEmpty()))
                        .isPresent();
    }
}
