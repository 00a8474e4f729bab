package dev.parley.model.message;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What the asker said that words mean when they were asked back before. It decides between readings that are as likely, and
 * never against what the words plainly say.
 *
 * @param words of that question, as they were in doubt
 * @param definition as in {@link GlossaryTerm}
 * @param optionId the {@link ReadingOption#id()} of the choice: another question may have a reading that is the same
 * @param chosenAt when that was
 * @param termId the term of the glossary that keeps it; null from a gateway that does not say it
 */
public record EarlierChoice(String words, String definition, String optionId, Instant chosenAt, UUID termId) {

    public EarlierChoice {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(chosenAt, "chosenAt");
    }

    public EarlierChoice(String words, String definition, String optionId, Instant chosenAt) {
        this(words, definition, optionId, chosenAt, null);
    }
}
