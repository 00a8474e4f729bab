package dev.parley.engine;

import java.time.LocalDate;
import java.util.Objects;

/**
 * @param text plain English
 * @param today the day that "yesterday" and "last month" are counted from
 */
public record Question(String text, LocalDate today) {

    public Question {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(today, "today");
    }
}
