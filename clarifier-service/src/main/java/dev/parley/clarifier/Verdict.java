package dev.parley.clarifier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.explanation.Differences;
import dev.parley.engine.sql.SqlRenderer;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.SchemaLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What comes of the readings of a question: one stands out (go on), several are as likely (ask which), or there is none
 * (say why, {@link Refusal}).
 */
final class Verdict {

    /** More than are asked about: those that turn out to give the same are one. */
    private static final int MAX_OPTIONS = 6;

    private static final String QUESTION_ID = "reading";

    private final ClarificationRequest request;
    private final String schemaFingerprint;
    private final Function<Interpretation, SchemaContext> context;
    private final EarlierChoices choices;
    private final Function<Interpretations, Failure> refusal;

    /**
     * @param context the part of the schema that a reading needs
     * @param refusal why there is no reading
     */
    Verdict(
            ClarificationRequest request,
            String schemaFingerprint,
            Function<Interpretation, SchemaContext> context,
            EarlierChoices choices,
            Function<Interpretations, Failure> refusal) {
        this.request = request;
        this.schemaFingerprint = schemaFingerprint;
        this.context = context;
        this.choices = choices;
        this.refusal = refusal;
    }

    AgentReply on(Interpretations readings) {
        if (readings.ranked().isEmpty()) {
            return new ClarificationFailed(refusal.apply(readings));
        }
        Interpretation best = readings.ranked().getFirst();
        double likelihood = readings.confidence().likelihood();
        List<Interpretation> tied = readings.tied().stream().limit(MAX_OPTIONS).toList();
        Optional<Interpretation> chosen = chosen(readings.ranked());
        if (chosen.isPresent()) {
            return complete(chosen.get(), chosen.get().score().total(), List.of());
        }
        if (readings.outcome() == Interpretations.Outcome.ANSWERED) {
            return complete(best, likelihood, List.of());
        }
        EarlierChoices.Settled settled = choices.settle(tied);
        if (settled.isDecided() && (settled.same() || readings.confidence().isEnough())) {
            return complete(settled.left().getFirst(), likelihood, settled.taken());
        }
        return request.options().assume()
                ? complete(best, likelihood, List.of(takenAmong(tied)))
                : ask(tied, readings.confidence().isEnough() ? complete(best, likelihood, List.of()) : null);
    }

    /** The reading that the asker picked in an earlier round, if it still is one. */
    private Optional<Interpretation> chosen(List<Interpretation> ranked) {
        return request.answers().reversed().stream()
                .filter(answer -> answer.questionId().equals(QUESTION_ID))
                .flatMap(answer -> answer.chosen().stream())
                .findFirst()
                .flatMap(id -> ranked.stream()
                        .filter(reading -> optionId(reading).equals(id))
                        .findFirst());
    }

    private ClarificationComplete complete(Interpretation reading, double confidence, List<Assumption> more) {
        List<Assumption> assumptions = new ArrayList<>(more);
        reading.assumptions().forEach(a -> assumptions.add(new Assumption(a.words(), a.meaning())));
        List<SchemaLink> links = reading.links().stream()
                .map(link -> new SchemaLink(link.words(), link.target(), link.kind()))
                .toList();
        return new ClarificationComplete(
                request.query(),
                reading.meaning(),
                new Reading(AlgebraJson.write(reading.query()), schemaFingerprint, confidence, assumptions, links),
                context.apply(reading));
    }

    private static Assumption takenAmong(List<Interpretation> tied) {
        List<String> differences = Differences.between(tied);
        String others = differences.stream().skip(1).collect(Collectors.joining(" Or: "));
        return new Assumption(
                wordsInDoubt(tied),
                "taken as: " + differences.getFirst().replaceFirst("\\.$", "") + ". It could also mean: " + others);
    }

    /** @param likeliest how to go on when the readings turn out to give the same; null when it is not likely enough */
    private ClarificationNeeded ask(List<Interpretation> tied, ClarificationComplete likeliest) {
        List<ReadingOption> options = new ArrayList<>();
        List<String> differences = Differences.between(tied);
        for (Interpretation reading : tied) {
            options.add(new ReadingOption(
                    optionId(reading),
                    differences.get(options.size()),
                    options.isEmpty(),
                    SqlRenderer.render(reading.query()),
                    null,
                    choices.term(reading, tied).orElse(null)));
        }
        return new ClarificationNeeded(
                request.query(),
                List.of(new ClarifyingQuestion(
                        QUESTION_ID, "Which of these do you mean?", wordsInDoubt(tied), options)),
                List.of(),
                null,
                likeliest);
    }

    /** The words that the readings take for different things. */
    private static String wordsInDoubt(List<Interpretation> tied) {
        Map<String, Long> targets = tied.stream()
                .flatMap(reading -> reading.links().stream().distinct())
                .collect(Collectors.groupingBy(
                        link -> link.words() + "\u0000" + link.target(),
                        java.util.TreeMap::new,
                        Collectors.counting()));
        return tied.getFirst().links().stream()
                .filter(link -> targets.get(link.words() + "\u0000" + link.target()) < tied.size())
                .map(link -> link.words())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The same for the same reading, in whatever order the readings come. */
    static String optionId(Interpretation reading) {
        JsonNode algebra = AlgebraJson.write(reading.query());
        return String.format("%08x", algebra.toString().hashCode());
    }
}
