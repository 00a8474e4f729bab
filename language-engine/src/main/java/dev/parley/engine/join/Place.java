package dev.parley.engine.join;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;

/**
 * A table where it stands in one query.
 *
 * @param via the foreign key it must be reached by, when the question says what it is to the other table; else null
 */
public record Place(Entity entity, Relation via, String alias) {

    public ColumnRef column(Property property) {
        return new ColumnRef(alias, property.column().name(), property.column().family());
    }
}
