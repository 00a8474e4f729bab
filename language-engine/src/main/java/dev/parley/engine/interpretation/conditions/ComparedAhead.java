package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;

/** Looks ahead whether what is named is compared with something: "and price over 5", but not "and their age". */
public final class ComparedAhead {

    private final Cursor cursor;

    ComparedAhead(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether the name at {@code ahead} is compared with something: then it belongs to a condition. */
    public boolean compared(int ahead) {
        Evidence name = cursor.next(ahead).orElseThrow();
        int at = ahead + 1;
        if (Functions.isFunction(name)) {
            at += cursor.ahead(
                            at,
                            e -> Columns.isColumn(e)
                                    || e.first(Mention.EntityMention.class).isPresent()
                                    || e.is(Operation.OF))
                    .size();
        }
        while (leadsToOperand(at)) {
            at++;
        }
        return cursor.next(at).filter(e -> compares(e) || holds(name, e)).isPresent();
    }

    /** "a price <em>of</em> 5", "a city <em>not in</em> France"; "the name <em>for</em> Lyon" says whose name, not what it is. */
    private boolean leadsToOperand(int at) {
        return cursor.next(at)
                .filter(e ->
                        e.is(Operation.IN) && !e.tokens().getFirst().lower().equals("for")
                                || e.is(Operation.NOT)
                                || e.is(Operation.OF) && constantBehind(at))
                .isPresent();
    }

    /** "a price of 5", but not "the name of 5 members". */
    private boolean constantBehind(int of) {
        boolean rows = cursor.next(of + 2).filter(Nouns::entityFirst).isPresent();
        return cursor.next(of + 1)
                .filter(e -> e.quoted() || !rows && (e.number() != null || e.period() != null))
                .isPresent();
    }

    private boolean compares(Evidence evidence) {
        return evidence.is(
                        Operation.SINCE,
                        Operation.AFTER,
                        Operation.BEFORE,
                        Operation.UNTIL,
                        Operation.GREATER,
                        Operation.LESS,
                        Operation.AT_LEAST,
                        Operation.AT_MOST,
                        Operation.EXACTLY,
                        Operation.BETWEEN,
                        Operation.CONTAINS,
                        Operation.STARTS_WITH,
                        Operation.ENDS_WITH,
                        Operation.MISSING,
                        Operation.PRESENT)
                || evidence.number() != null && !limits(evidence)
                || evidence.period() != null
                || evidence.quoted();
    }

    /** "city Lyon": a value of the very column. */
    private static boolean holds(Evidence name, Evidence value) {
        return name.all(Mention.PropertyMention.class).stream()
                .anyMatch(column -> value.all(Mention.ValueMention.class).stream()
                        .anyMatch(v -> v.property() == column.property()));
    }

    /** "the 3 longest": such a number says how many rows. */
    private boolean limits(Evidence number) {
        return cursor.rest().stream()
                .dropWhile(e -> e != number)
                .skip(1)
                .limit(1)
                .anyMatch(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST));
    }
}
