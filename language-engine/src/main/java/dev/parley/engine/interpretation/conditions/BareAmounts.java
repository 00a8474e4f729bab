package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Notes;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of what a number is that stands alone: "members over 30". */
final class BareAmounts {

    private static final String SPAN_OF_TIME = "second|minute|hour|day|week|month|year";
    /** What figures that count such spans are called. */
    private static final Set<String> TIMED = Set.of(
            "age",
            "old",
            "duration",
            "time",
            "length",
            "period",
            "experience",
            "tenure",
            "service",
            "delay",
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year");

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    BareAmounts(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "members over 30": the number stands alone. */
    void ofNothingNamed(Amount amount, Optional<Evidence> said) {
        boolean unit = said.isPresent();
        if (reading.nextIs(Operation.TIMES)) {
            throw new NotUnderstood(amount.said());
        }
        if (!unit && cursor.more() && cursor.peek().unknown()) {
            throw new NotUnderstood(cursor.peek());
        }
        boolean value = cursor.next()
                .filter(e -> e.operation() == null && e.adjective() == null && cursor.peek() == e)
                .flatMap(e -> e.first(Mention.ValueMention.class))
                .isPresent();
        if (!unit && value) {
            throw new NotUnderstood(amount.said());
        }
        if (!unit && isYear(amount)) {
            readers.times.period(amount.said());
            return;
        }
        Property measure = onlyMeasure(amount, unit);
        if (said.filter(word -> word.lemma().matches(SPAN_OF_TIME)).isPresent()
                && measure.words().stream().noneMatch(TIMED::contains)) {
            throw new NotUnderstood(amount.said());
        }
        readers.comparedNumbers.compare(reading.scope.column(measure), amount);
    }

    boolean isMoney(Evidence number) {
        return number.tokens().stream().anyMatch(token -> reading.lexicon.isCurrency(token.lower()));
    }

    /** "discounts over 20": the one measure that is shown. */
    private Optional<Property> asked() {
        List<Scope.Item.Value> shown = reading.scope.dimensions();
        return shown.size() == 1
                        && shown.getFirst().expression() instanceof ColumnRef(var alias, var column, var family)
                ? reading.scope
                        .places
                        .withAlias(alias)
                        .entity()
                        .property(column)
                        .filter(property -> property.role() == PropertyRole.MEASURE)
                : Optional.empty();
    }

    /** What an amount is of where it is money, or may well be: what a row comes to, else its price. */
    private Optional<Property> worth(Entity subject, Amount amount) {
        boolean money = isMoney(amount.said());
        return amount.operation() == Operation.EXACTLY && !money
                ? Optional.empty()
                : subject.worth().or(() -> subject.with(PropertyRole.MEASURE).stream()
                        .filter(property -> money && property.words().equals(List.of("price")))
                        .findFirst());
    }

    /** "orders ordered in 2023" where orders have a date: no amount is said. */
    private boolean isYear(Amount amount) {
        return amount.operation() == Operation.EXACTLY
                && amount.said().period() != null
                && reading.subject()
                        .filter(rows -> rows.with(PropertyRole.TIME).stream()
                                .anyMatch(date -> !date.ofBirth()
                                        && date.column().family().isTemporal()))
                        .isPresent();
    }

    /**
     * The one number of the table that is asked about that a bare amount can be compared with: an age, what rows come to or
     * cost, else the only one there is; of people, who are over 40 by their age, it is none. The one that is asked for goes
     * before all of them.
     *
     * @param unit whether a unit is said, which is no money
     */
    private Property onlyMeasure(Amount amount, boolean unit) {
        Evidence number = amount.said();
        Entity subject = reading.subject().orElseThrow(() -> new NotUnderstood(number));
        List<Property> measured = subject.with(PropertyRole.MEASURE);
        Property chosen = asked().or(() -> Stream.concat(
                                Stream.of(subject),
                                reading.scope.subjects().stream().map(Place::entity))
                        .flatMap(entity -> entity.properties().stream())
                        .filter(p -> p.words().equals(List.of("age")) && !isMoney(number))
                        .findFirst())
                .or(() -> unit ? Optional.empty() : worth(subject, amount))
                .or(() -> measured.stream()
                        .filter(only -> measured.size() == 1 && !subject.holdsPeople())
                        .findFirst())
                .orElseThrow(() -> new NotUnderstood(number));
        reading.notes.assume(number.words(), "compared with " + Notes.named(chosen));
        return chosen;
    }
}
