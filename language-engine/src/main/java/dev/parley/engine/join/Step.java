package dev.parley.engine.join;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Relation;

/**
 * A foreign key walked along.
 *
 * @param forward from the table that points to the table pointed at
 */
public record Step(Relation relation, boolean forward) {

    public Entity start() {
        return forward ? relation.from() : relation.to();
    }

    public Entity end() {
        return forward ? relation.to() : relation.from();
    }

    /** Whether a row here meets at most one row there. */
    public boolean toOne() {
        return forward || relation.oneToOne();
    }
}
