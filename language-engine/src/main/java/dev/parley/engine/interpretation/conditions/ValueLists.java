package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Literal;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads on where several values of a column are named: "Lyon, Nice or Paris". */
final class ValueLists {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ValueLists(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "Lyon, Nice or Paris": further values of the column; whether they are alternatives. */
    boolean more(Property property, List<Literal> literals) {
        boolean alternative = false;
        boolean oneOfBoth = reading.scope.outer != null && reading.scope.outer.pending.both;
        while (!oneOfBoth) {
            int ahead = 0;
            boolean or = false;
            boolean tied = false;
            boolean elsewhere = false;
            while (cursor.next(ahead)
                    .filter(e -> e.is(Operation.AND, Operation.OR, Operation.COMMA, Operation.IN, Operation.EITHER))
                    .isPresent()) {
                or |= cursor.next(ahead).get().is(Operation.OR);
                tied |= cursor.next(ahead).get().is(Operation.AND, Operation.OR, Operation.COMMA);
                elsewhere |= leadsElsewhere(cursor.next(ahead).get(), property)
                        || insteadOfDenied(cursor.next(ahead).get());
                ahead++;
            }
            Optional<Mention.ValueMention> further = cursor.next(ahead).stream()
                    .filter(e -> e.operation() == null)
                    .flatMap(e -> e.all(Mention.ValueMention.class).stream())
                    .filter(v -> v.property() == property && v.surname() == null)
                    .findFirst();
            if (!tied
                    || elsewhere
                    || further.isEmpty()
                    || readers.valueOwners.role(property, ahead + 1).isPresent()) {
                return alternative;
            }
            Evidence one = cursor.next(ahead).get();
            while (cursor.peek() != one) {
                cursor.take();
            }
            reading.notes.mention(cursor.take(), further.get());
            literals.add(
                    Filters.literal(further.get().value(), property.column().family()));
            alternative |= or;
        }
        return alternative;
    }

    /** "not black <em>but</em> white": what follows is not denied any more. */
    private boolean insteadOfDenied(Evidence word) {
        return reading.scope.pending.negated() && word.words().equalsIgnoreCase("but");
    }

    /** "from Lyon or <em>to</em> Nice": the second is none of a column that says where things come from. */
    private boolean leadsElsewhere(Evidence preposition, Property property) {
        Set<String> there = reading.lexicon.direction(preposition.words().toLowerCase(Locale.ROOT));
        return !there.isEmpty()
                && property.words().stream().noneMatch(there::contains)
                && property.entity().properties().stream()
                        .anyMatch(other -> other.words().stream().anyMatch(there::contains));
    }
}
