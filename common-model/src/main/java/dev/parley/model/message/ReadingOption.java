package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * @param meaning the reading in plain English
 * @param isDefault whether it is taken when the asker wants no questions
 * @param sql the statement of the reading; null from a clarifier that does not say it
 * @param preview what the reading gives; null when that was not looked at, or not to be seen
 * @param term what words of the question mean to who chooses it; null when that cannot be said of one word or phrase
 * @param alike ids of readings that are not offered, since they give the same; empty where that was not looked at
 */
public record ReadingOption(
        String id,
        String meaning,
        @JsonProperty("default") boolean isDefault,
        String sql,
        ResultPreview preview,
        GlossaryTerm term,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> alike) {

    public ReadingOption {
        alike = alike == null ? List.of() : List.copyOf(alike);
    }

    public ReadingOption(String id, String meaning, boolean isDefault, String sql, ResultPreview preview) {
        this(id, meaning, isDefault, sql, preview, null);
    }

    public ReadingOption(
            String id, String meaning, boolean isDefault, String sql, ResultPreview preview, GlossaryTerm term) {
        this(id, meaning, isDefault, sql, preview, term, List.of());
    }

    public ReadingOption(String id, String meaning, boolean isDefault) {
        this(id, meaning, isDefault, null, null);
    }

    /** The same, with what it gives, and which others give the same. */
    public ReadingOption with(ResultPreview seen, List<String> others) {
        return new ReadingOption(id, meaning, isDefault, sql, seen, term, others);
    }

    /** The same without its statement and what it gives. */
    ReadingOption bare() {
        return new ReadingOption(id, meaning, isDefault, null, null, term, alike);
    }

    /** The same, marked as the one that is taken. */
    public ReadingOption asDefault() {
        return new ReadingOption(id, meaning, true, sql, preview, term, alike);
    }
}
