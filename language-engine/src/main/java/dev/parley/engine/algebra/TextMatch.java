package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Objects;

/** A text compared with {@code text} letter by letter, case ignored; no wildcard in it has a meaning. */
public record TextMatch(Expression value, Kind kind, String text) implements Predicate {

    /** Where the text must stand. */
    public enum Kind {
        EQUALS,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH
    }

    public TextMatch {
        Objects.requireNonNull(kind, "kind");
        if (value.family() != TypeFamily.TEXT) {
            throw new IllegalArgumentException("a text match needs a text, not " + value.family());
        }
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("a text match needs a text to look for");
        }
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}
