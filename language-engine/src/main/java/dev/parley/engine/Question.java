package dev.parley.engine;

import dev.parley.engine.glossary.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * @param text plain English
 * @param today the day that "yesterday" and "last month" are counted from
 * @param glossary what people's own words mean in this schema; a term that names what is not there is passed over
 */
public record Question(String text, LocalDate today, List<Term> glossary) {

    public Question {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(today, "today");
        glossary = List.copyOf(glossary);
    }

    public Question(String text, LocalDate today) {
        this(text, today, List.of());
    }
}
