package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;

/** Reads that a column is empty, or is not: "is missing", "an unknown price". */
public final class MissingValues {

    private final Reading reading;
    private final Cursor cursor;

    MissingValues(ConditionReaders readers) {
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** "is missing", "was unknown": that the column named last, else the one that follows, is empty or not. */
    public void missing() {
        cursor.skip();
        Evidence operation = cursor.take();
        reading.notes.operation(operation);
        Pending pending = reading.scope.pending;
        if (pending.column == null) {
            columnNext(operation);
        }
        Predicate missing = new Missing(pending.column);
        boolean absent = operation.is(Operation.MISSING) == !pending.negated();
        pending.negation = null;
        pending.add(absent ? missing : new Not(missing, false), false);
    }

    /** "missing weights", "an unknown price". */
    private void columnNext(Evidence operation) {
        List<Mention.PropertyMention> named = cursor.next().filter(e -> e.operation() == null).stream()
                .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                .toList();
        if (named.isEmpty()) {
            throw new NotUnderstood(operation);
        }
        cursor.skip();
        Property property = ((Mention.PropertyMention) reading.choose(cursor.take(), named, m -> 0)).property();
        reading.scope.pending.about(property, reading.scope.column(property));
    }
}
