package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads people called by a first and a last name that two columns hold: one row must have both. */
final class FullNames {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    FullNames(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** The name just taken, and "or Bob Ray", "and Bob Ray" behind it. */
    void read(Mention.ValueMention name) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        List<Mention.ValueMention> names = new ArrayList<>(List.of(name));
        boolean alternative = further(names);
        pending.forget();
        if (pending.negated() && readers.someRows.elsewhere(name.property())) {
            pending.negation = null;
            pending.add(new Not(readers.someRows.some(name.property(), place -> any(place, names)), false), false);
        } else if (names.size() > 1 && !alternative && readers.someRows.many(name.property())) {
            for (Mention.ValueMention one : names) {
                Place other = scope.nested().places.of(name.entityOf());
                pending.add(readers.someRows.someOfFocus(other, List.of(called(other, one))), false);
            }
        } else if (names.size() > 1 || pending.negated() || pending.alternative) {
            pending.add(any(readers.valueOwners.whose(name.property()), names), true);
        } else {
            Place place = readers.valueOwners.whose(name.property());
            pending.add(half(place, name), false);
            pending.add(half(place, name.surname()), false);
        }
    }

    /** Takes further full names of the same people; whether they are alternatives. */
    private boolean further(List<Mention.ValueMention> names) {
        boolean alternative = false;
        while (true) {
            int ahead = 0;
            boolean or = false;
            while (cursor.next(ahead)
                    .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA, Operation.BY))
                    .isPresent()) {
                or |= cursor.next(ahead).get().is(Operation.OR);
                ahead++;
            }
            Optional<Evidence> next = ahead == 0 ? Optional.empty() : cursor.next(ahead);
            Optional<Mention.ValueMention> name = next.stream()
                    .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                    .filter(v -> v.surname() != null
                            && v.property() == names.getFirst().property())
                    .findFirst();
            if (name.isEmpty()) {
                return alternative;
            }
            while (cursor.peek() != next.get()) {
                cursor.take();
            }
            reading.notes.mention(cursor.take(), name.get());
            names.add(name.get());
            alternative |= or;
        }
    }

    private static Predicate any(Place place, List<Mention.ValueMention> names) {
        List<Predicate> options =
                names.stream().map(name -> called(place, name)).toList();
        return options.size() == 1 ? options.getFirst() : new AnyOf(options);
    }

    private static Predicate called(Place place, Mention.ValueMention name) {
        return new AllOf(List.of(half(place, name), half(place, name.surname())));
    }

    private static Predicate half(Place place, Mention.ValueMention half) {
        return Filters.values(
                place.column(half.property()),
                List.of(Filters.literal(half.value(), half.property().column().family())));
    }
}
