package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * @param meaning the reading in plain English
 * @param isDefault whether it is taken when the asker wants no questions
 * @param sql the statement of the reading; null from a clarifier that does not say it
 * @param preview what the reading gives; null when that was not looked at, or not to be seen
 * @param term what words of the question mean to who chooses it; null when that cannot be said of one word or phrase
 */
public record ReadingOption(
        String id,
        String meaning,
        @JsonProperty("default") boolean isDefault,
        String sql,
        ResultPreview preview,
        GlossaryTerm term) {

    public ReadingOption(String id, String meaning, boolean isDefault, String sql, ResultPreview preview) {
        this(id, meaning, isDefault, sql, preview, null);
    }

    public ReadingOption(String id, String meaning, boolean isDefault) {
        this(id, meaning, isDefault, null, null);
    }

    /** The same, with what it gives. */
    public ReadingOption with(ResultPreview seen) {
        return new ReadingOption(id, meaning, isDefault, sql, seen, term);
    }

    /** The same without its statement and what it gives. */
    ReadingOption bare() {
        return new ReadingOption(id, meaning, isDefault, null, null, term);
    }

    /** The same, marked as the one that is taken. */
    public ReadingOption asDefault() {
        return new ReadingOption(id, meaning, true, sql, preview, term);
    }
}
