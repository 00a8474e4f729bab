package dev.parley.clarifier.followup;

import dev.parley.engine.Interpretations;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.conversation.Earlier;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.schema.SchemaSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The question before, as far as another one can still go on from it. */
public final class Following {

    private static final String ASK_WHOLE = "Ask the whole question, without `follows`";

    private final PreviousQuestion previous;
    private final SchemaSnapshot schema;

    public Following(PreviousQuestion previous, SchemaSnapshot schema) {
        this.previous = previous;
        this.schema = schema;
    }

    /**
     * What it was; read anew when its SQL was not made from a reading. Empty when the schema does not have any more what
     * it reads, or when no reading stands out.
     */
    public Optional<Earlier> earlier(Function<String, Interpretations> reader) {
        return of(reader).filter(earlier -> missing(earlier).isEmpty());
    }

    /** Why there is none. */
    public Failure refusal(Function<String, Interpretations> reader, Instant now) {
        List<String> missing = of(reader).map(this::missing).orElse(List.of());
        return refusal(
                missing.isEmpty()
                        ? "its SQL was not made from a reading of the question"
                        : "the database has no " + String.join(", ", missing) + " any more",
                now);
    }

    /** Why nothing goes on from rows of several readings below each other. */
    public Failure ofSeveral(Instant now) {
        return refusal("its rows are those of several queries, one below the other", now);
    }

    private Failure refusal(String why, Instant now) {
        String message = "“" + previous.query() + "” cannot be gone on from: " + why;
        return Failure.of(ErrorCode.NOT_FOLLOWABLE, message, now).withHint(ASK_WHOLE);
    }

    private Optional<Earlier> of(Function<String, Interpretations> reader) {
        if (previous.algebra() != null) {
            return Optional.of(new Earlier(previous.query(), AlgebraJson.read(previous.algebra())));
        }
        Interpretations readings = reader.apply(previous.query());
        return readings.outcome() == Interpretations.Outcome.ANSWERED
                ? Optional.of(new Earlier(
                        previous.query(), readings.ranked().getFirst().query(), true))
                : Optional.empty();
    }

    private List<String> missing(Earlier earlier) {
        return schema.fingerprint().equals(previous.schemaFingerprint()) ? List.of() : earlier.missing(schema);
    }
}
