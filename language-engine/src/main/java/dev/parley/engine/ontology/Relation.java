package dev.parley.engine.ontology;

import dev.parley.model.schema.ForeignKey;
import java.util.List;

/**
 * A foreign key as a concept: each row of {@code from} points at most at one of {@code to}.
 *
 * @param words lemmas of the referencing column without endings such as "id" ("billing", "address")
 * @param role those of {@code words} that are not the name of {@code to} ("billing"); empty when it says nothing more
 * @param optional whether a row may point nowhere
 * @param oneToOne whether no two rows of {@code from} point at the same row
 * @param inferred whether nobody declared it: names and types say so, the data may not
 */
public record Relation(
        Entity from,
        Entity to,
        ForeignKey key,
        List<String> words,
        List<String> role,
        boolean optional,
        boolean oneToOne,
        boolean inferred) {

    public boolean selfReference() {
        return from == to;
    }

    /** Whether the rows of {@code from} are rows of {@code to} told more of: both share one key. */
    public boolean subtype() {
        return from != to
                && oneToOne
                && from.keyColumns().equals(key.columns())
                && to.keyColumns().equals(key.referencedColumns());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Relation that && key == that.key && from == that.from;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(key);
    }
}
