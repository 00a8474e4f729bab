package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;

/** Reads columns that share what is said of the last of them: "whose price and pages are over 20". */
final class SharedConditions {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    SharedConditions(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Keeps a column of which nothing is said for the condition on the next one; false where that is none for both. */
    boolean keeps(Evidence evidence, Property property, Expression column) {
        if (!(column instanceof ColumnRef waiting) || !sharesWithNext(property)) {
            return false;
        }
        boolean either = reading.nextIs(Operation.OR);
        cursor.skip(Operation.AND, Operation.COMMA, Operation.OR);
        reading.scope.pending.share(evidence, waiting, either);
        return true;
    }

    /** Whether columns of its kind follow in a list, the last of them compared. */
    private boolean sharesWithNext(Property property) {
        int ahead = 0;
        while (true) {
            int connectors = countConnectors(ahead);
            int at = ahead + connectors;
            boolean function =
                    cursor.next(at).filter(e -> e.is(Operation.COUNT)).isPresent();
            at += function ? 1 : 0;
            if (connectors == 0
                    || cursor.next(at).filter(e -> alike(e, property)).isEmpty()) {
                return false;
            }
            if (readers.comparedAhead.compared(at)) {
                return true;
            }
            ahead = at + 1;
        }
    }

    private int countConnectors(int ahead) {
        return cursor.ahead(ahead, e -> e.is(Operation.AND, Operation.COMMA, Operation.OR))
                .size();
    }

    private static boolean alike(Evidence evidence, Property property) {
        return Columns.isColumn(evidence)
                && evidence.first(Mention.PropertyMention.class)
                        .map(Mention.PropertyMention::property)
                        .filter(other -> other != property
                                && (other.column().family() == property.column().family()
                                        || other.column().family().isNumeric()
                                                && property.column().family().isNumeric()))
                        .isPresent();
    }
}
