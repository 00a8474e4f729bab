package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the constants that a column equals: "room 12", "city is Lyon or Nice", "age 30, 40 or 50", "pages 300 or more". */
final class Constants {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    Constants(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Whether what comes after {@code ahead} others is a constant that the column may equal. */
    boolean follow(int ahead, Property property, Expression column) {
        return cursor.next(ahead)
                .filter(one -> one.quoted()
                        || own(one, property).isPresent()
                        || one.number() != null
                                && fits(one, property, column, ahead)
                                && !readers.numbers.countsRows(ahead)
                        || one.number() == null && one.period() != null && property.role() == PropertyRole.TIME)
                .isPresent();
    }

    private static boolean fits(Evidence number, Property property, Expression column, int ahead) {
        boolean amount = column.family().isNumeric()
                && (number.period() == null || property.role() == PropertyRole.TIME || ahead == 0);
        boolean year = column.family().isTemporal() && number.period() != null;
        boolean sign = column.family() == TypeFamily.TEXT && property.role() != PropertyRole.NAME && ahead == 0;
        return amount || year || sign;
    }

    /** The value of the column that a span names, or the full name that the column holds half of. */
    private static Optional<Mention.ValueMention> own(Evidence evidence, Property property) {
        return evidence.all(Mention.ValueMention.class).stream()
                .filter(value -> value.property() == property
                        || value.surname() != null && value.surname().property() == property)
                .findFirst();
    }

    void read(Property property, Expression column) {
        Pending pending = reading.scope.pending;
        boolean both = pending.both;
        boolean alternative = pending.alternative;
        List<Literal> literals = new ArrayList<>();
        List<Predicate> others = new ArrayList<>();
        boolean quoted = false;
        do {
            pending.both = both;
            Evidence one = cursor.take();
            Optional<Mention.ValueMention> own = own(one, property);
            own.ifPresent(value -> reading.notes.mention(one, value));
            if (own.filter(value -> value.surname() != null).isPresent()) {
                if (!literals.isEmpty()) {
                    throw new NotUnderstood(one);
                }
                readers.fullNames.read(own.get());
                return;
            }
            if (own.isPresent()) {
                literals.add(Filters.literal(own.get().value(), column.family()));
            } else if (one.period() != null
                    && property.role() == PropertyRole.TIME
                    && (one.number() == null || column.family().isTemporal())) {
                readers.times.period(one, property, column);
            } else if (one.number() != null && column.family().isNumeric()) {
                Operation bound = readers.numbers.orMore();
                cursor.takeIf(Operation.UNIT);
                if (bound != Operation.EXACTLY) {
                    others.add(Filters.number(column, bound, one.number()));
                    break;
                }
                literals.add(new Literal.Number(one.number()));
            } else if (!literals.isEmpty() && column.family() == TypeFamily.TEXT) {
                others.add(new TextMatch(column, TextMatch.Kind.EQUALS, one.words()));
            } else {
                readers.quotedTexts.quoted(one);
                quoted = true;
            }
        } while (furtherFollows(property, column));
        if (!others.isEmpty()) {
            pending.alternative = alternative;
            pending.add(any(column, literals, others), property.column().nullable());
        } else if (!literals.isEmpty()) {
            pending.alternative = alternative || quoted;
            readers.equality.equal(property, column, literals, both);
        }
    }

    /** "100, 200, 300 or more": one of the constants, or what bounds the last. */
    private static Predicate any(Expression column, List<Literal> literals, List<Predicate> others) {
        List<Predicate> options = new ArrayList<>(others);
        if (!literals.isEmpty()) {
            options.addFirst(Filters.values(column, literals));
        }
        return options.size() == 1 ? options.getFirst() : new AnyOf(options);
    }

    /** Moves on to the next constant of a list, if there is one more. */
    private boolean furtherFollows(Property property, Expression column) {
        int ahead = cursor.countNext(Operation.AND, Operation.OR, Operation.COMMA);
        boolean constant = cursor.next(ahead)
                .filter(e -> e.quoted()
                        || e.all(Mention.ValueMention.class).stream().anyMatch(v -> v.property() == property)
                        || e.number() != null
                                && e.mentions().isEmpty()
                                && column.family().isNumeric())
                .isPresent();
        if (ahead == 0 || !constant || readers.numbers.countsRows(ahead) || readers.numbers.namesMeasure(ahead)) {
            return false;
        }
        reading.scope.pending.alternative = IntStream.range(0, ahead)
                .anyMatch(i -> cursor.next(i).orElseThrow().is(Operation.OR));
        cursor.skip(Operation.AND, Operation.OR, Operation.COMMA);
        return true;
    }
}
