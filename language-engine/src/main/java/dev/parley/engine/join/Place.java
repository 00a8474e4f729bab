package dev.parley.engine.join;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Elapsed;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Today;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;

/**
 * A table where it stands in one query.
 *
 * @param via the foreign key it must be reached by, when the question says what it is to the other table; else null
 */
public record Place(Entity entity, Relation via, String alias) {

    /** What a row holds there; a span of time is computed. */
    public Expression column(Property property) {
        return property.span()
                .<Expression>map(span -> new Elapsed(
                        span.unit(),
                        stored(span.start()),
                        span.end().<Expression>map(this::stored).orElseGet(Today::new)))
                .orElseGet(() -> stored(property));
    }

    /** A column of the table. */
    public ColumnRef stored(Property property) {
        return new ColumnRef(alias, property.column().name(), property.column().family());
    }
}
