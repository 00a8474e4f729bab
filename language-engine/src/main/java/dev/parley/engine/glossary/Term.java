package dev.parley.engine.glossary;

import java.util.Objects;

/**
 * A word or phrase and what it means.
 *
 * @param words as people say it: "loyal", "worth of a loan"
 * @param definition a table ({@code member}), a column ({@code loan.fine}), a condition ({@code member.city = 'Lyon' AND active = true},
 *     {@code fine IS NULL OR fine = 0}), or the greatest or least of a column ({@code MAX(pages)}); a column and an
 *     extreme may be limited by {@code WHERE} and a condition. Names are matched in any case, and may leave out their
 *     table where only one has such a column; {@code a.x_id = b.id} says which key leads to table b.
 */
public record Term(String words, String definition) {

    public Term {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(definition, "definition");
    }
}
