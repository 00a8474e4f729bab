package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * To the clarifier: what does this question mean on this database?
 *
 * @param askedAt when the question was asked: the day that its "today" and "last month" are counted from, in every round
 * @param answers what the asker said in earlier rounds, oldest first
 * @param glossary what words mean to this asker; empty from a gateway that knows none
 * @param previous the question that this one may be a follow-up to; null when it follows none
 * @param asked the questions that the answers are to, as the asker saw them, in the order of the answers and without
 *     previews; empty from a gateway that does not say them
 * @param choices what the asker said to questions back before this one, the latest first
 * @param verified questions like this one that somebody vouched SQL for, the nearest first
 */
public record ClarificationRequest(
        String query,
        String database,
        QueryOptions options,
        List<ClarificationAnswered> answers,
        Instant askedAt,
        Instant deadline,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GlossaryTerm> glossary,
        PreviousQuestion previous,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClarifyingQuestion> asked,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierChoice> choices,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<VerifiedExample> verified)
        implements AgentRequest {

    public ClarificationRequest {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(askedAt, "askedAt");
        answers = answers == null ? List.of() : List.copyOf(answers);
        glossary = glossary == null ? List.of() : List.copyOf(glossary);
        asked = asked == null ? List.of() : List.copyOf(asked);
        choices = choices == null ? List.of() : List.copyOf(choices);
        verified = verified == null ? List.of() : List.copyOf(verified);
    }

    public ClarificationRequest(
            String query,
            String database,
            QueryOptions options,
            List<ClarificationAnswered> answers,
            Instant askedAt,
            Instant deadline) {
        this(query, database, options, answers, askedAt, deadline, List.of(), null, List.of(), List.of(), List.of());
    }

    /** The same for an asker to whom words mean this. */
    public ClarificationRequest with(List<GlossaryTerm> terms) {
        return new ClarificationRequest(
                query, database, options, answers, askedAt, deadline, terms, previous, asked, choices, verified);
    }

    /** The same as what may be a follow-up. */
    public ClarificationRequest following(PreviousQuestion question) {
        return new ClarificationRequest(
                query, database, options, answers, askedAt, deadline, glossary, question, asked, choices, verified);
    }

    /** The same with what the answers are to. */
    public ClarificationRequest answering(List<ClarifyingQuestion> questions) {
        return new ClarificationRequest(
                query, database, options, answers, askedAt, deadline, glossary, previous, questions, choices, verified);
    }

    /** The same for an asker who chose this before. */
    public ClarificationRequest choosing(List<EarlierChoice> before) {
        return new ClarificationRequest(
                query, database, options, answers, askedAt, deadline, glossary, previous, asked, before, verified);
    }

    /** The same with questions like it. */
    public ClarificationRequest guidedBy(List<VerifiedExample> examples) {
        return new ClarificationRequest(
                query, database, options, answers, askedAt, deadline, glossary, previous, asked, choices, examples);
    }
}
