package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Set;

/** How many characters a text has. */
public record TextLength(Expression argument) implements Expression {

    public TextLength {
        if (argument.family() != TypeFamily.TEXT) {
            throw new IllegalArgumentException("the length is taken of a text, not of " + argument.family());
        }
    }

    @Override
    public TypeFamily family() {
        return TypeFamily.INTEGER;
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
