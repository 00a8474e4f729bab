package dev.parley.model.message;

import java.util.Objects;

/**
 * What a word of the asker's house means in the database.
 *
 * @param words as people say it: "loyal", "open order"
 * @param definition what it means there, as {@code docs/api.md#knowledge} says: a table, a column, a condition, or the
 *     greatest or least of a column. Read as data, never run as SQL
 */
public record GlossaryTerm(String words, String definition) {

    public GlossaryTerm {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(definition, "definition");
    }
}
