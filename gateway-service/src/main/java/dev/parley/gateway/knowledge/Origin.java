package dev.parley.gateway.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a term comes from.
 *
 * @param taskId the task whose question back was answered; null for one that was written
 * @param optionId the option that was chosen; null for one that was written, at first or since
 * @param instead what the other options said of the words, as meanings
 * @param conflict what contradicts it, in a sentence; null for nothing that is known
 */
record Origin(
        Source source,
        UUID taskId,
        @JsonIgnore String optionId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> instead,
        String conflict) {

    static final Origin WRITTEN = new Origin(Source.WRITTEN, null, null, List.of(), null);

    Origin {
        instead = instead == null ? List.of() : List.copyOf(instead);
    }

    /** Who or what made it. */
    @Schema(
            name = "TermSource",
            enumeration = {"written", "clarification"})
    enum Source {
        WRITTEN,
        CLARIFICATION;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonIgnore
    boolean isLearnt() {
        return source == Source.CLARIFICATION;
    }

    /** The same since somebody wrote what the term says. */
    Origin rewritten() {
        return new Origin(source, taskId, null, instead, conflict);
    }

    Origin contradicted(String by) {
        return new Origin(source, taskId, optionId, instead, by);
    }
}
