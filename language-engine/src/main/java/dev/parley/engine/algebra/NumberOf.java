package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Set;

/**
 * A text read as a number the English way ("1,250.50"); NULL when the text is no number, so that one odd value does not
 * make the query fail.
 */
public record NumberOf(Expression argument) implements Expression {

    public NumberOf {
        if (argument.family() != TypeFamily.TEXT) {
            throw new IllegalArgumentException("only a text is read as a number, not " + argument.family());
        }
    }

    @Override
    public TypeFamily family() {
        return TypeFamily.DECIMAL;
    }

    @Override
    public boolean aggregates() {
        return argument.aggregates();
    }

    @Override
    public Set<String> aliases() {
        return argument.aliases();
    }
}
