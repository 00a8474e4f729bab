package dev.parley.engine.glossary;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.List;

/** What a term means in a schema. */
public sealed interface Definition {

    /** A table: the words are another name for its rows. */
    record Rows(Entity entity) implements Definition {}

    /**
     * A column, of those rows only for which all the facts hold.
     *
     * @param via the key by which its table is reached, or null when that is open
     */
    record Named(Property property, Relation via, List<Fact> where) implements Definition {}

    /** Conditions, of which one set must hold in full. */
    record Holds(List<List<Fact>> anyOf) implements Definition {}

    /** The row with the greatest or least of a column, among those for which all the facts hold. */
    record Extreme(Property property, boolean greatest, List<Fact> where) implements Definition {}

    /**
     * A condition on one column.
     *
     * @param via the key by which the column's table is reached, or null when that is open
     * @param values what it is compared with: none for NULL, two for a range, one otherwise
     */
    record Fact(Property property, Relation via, Test test, List<String> values) {

        Fact by(Relation key) {
            return new Fact(property, key, test, values);
        }
    }

    /** How a column is compared. */
    enum Test {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        BETWEEN,
        LIKE,
        MISSING,
        PRESENT
    }
}
