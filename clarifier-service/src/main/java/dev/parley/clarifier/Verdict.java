package dev.parley.clarifier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.conversation.FollowUps;
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
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.SchemaLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What comes of the readings of a question: one stands out (go on), several are as likely (ask which), or there is none
 * (say why, {@link Refusal}).
 */
final class Verdict {

    /** More than are asked about: those that turn out to give the same are one. */
    private static final int MAX_OPTIONS = 6;

    /** With the round behind it, from 1: an answer that comes twice answers no later question. */
    private static final String QUESTION_ID = "reading-";

    static final String WHICH = "Which of these do you mean?";

    private final ClarificationRequest request;
    private final String schemaFingerprint;
    private final Function<Interpretation, SchemaContext> context;
    private final TieBreaks ties;
    private final Function<Interpretations, Failure> refusal;

    /**
     * @param context the part of the schema that a reading needs
     * @param refusal why there is no reading
     */
    Verdict(
            ClarificationRequest request,
            String schemaFingerprint,
            Function<Interpretation, SchemaContext> context,
            TieBreaks ties,
            Function<Interpretations, Failure> refusal) {
        this.request = request;
        this.schemaFingerprint = schemaFingerprint;
        this.context = context;
        this.ties = ties;
        this.refusal = refusal;
    }

    AgentReply on(Interpretations readings) {
        return on(readings, null, List.of());
    }

    /** After the asker has answered. */
    AgentReply on(Understood understood) {
        return switch (understood) {
            case Understood.Anew anew -> on(anew.readings(), anew.text(), anew.said());
            case Understood.Settled settled ->
                complete(settled.reading(), settled.reading().score().total(), settled.said(), settled.options());
            case Understood.Open open -> open(open);
        };
    }

    private AgentReply open(Understood.Open open) {
        if (!open.left().isEmpty() && !request.options().assume()) {
            return ask(open.question(), open.left(), null);
        }
        if (open.failure() != null) {
            return new ClarificationFailed(open.failure());
        }
        Interpretation best = open.left().getFirst();
        return complete(best, best.score().total(), plus(open.said(), List.of(takenAmong(open.left()))));
    }

    /**
     * @param text what was read instead of the question; null when it was the question
     * @param said how the asker's own words were taken
     */
    private AgentReply on(Interpretations readings, String text, List<Assumption> said) {
        if (readings.ranked().isEmpty()) {
            return new ClarificationFailed(refusal.apply(readings));
        }
        Interpretation best = readings.ranked().getFirst();
        double likelihood = readings.confidence().likelihood();
        List<Interpretation> tied =
                readings.toCompare().stream().limit(MAX_OPTIONS).toList();
        boolean plain = readings.outcome() == Interpretations.Outcome.ANSWERED;
        if (tied.size() == 1 || plain && request.options().assume()) {
            return complete(best, likelihood, said);
        }
        EarlierChoices.Settled settled = ties.settle(tied, wordsInDoubt(tied));
        if (settled.isDecided() && (settled.same() || readings.confidence().isEnough())) {
            return complete(settled.left().getFirst(), likelihood, plus(said, settled.taken()));
        }
        String which = text == null ? WHICH : "Read as “" + text + "”. " + WHICH;
        return request.options().assume()
                ? complete(best, likelihood, plus(said, List.of(takenAmong(tied))))
                : ask(which, tied, readings.confidence().isEnough() ? complete(best, likelihood, said) : null);
    }

    private ClarificationComplete complete(Interpretation reading, double confidence, List<Assumption> more) {
        return complete(reading, confidence, more, List.of());
    }

    private ClarificationComplete complete(
            Interpretation reading, double confidence, List<Assumption> more, List<String> chosen) {
        List<Assumption> assumptions = new ArrayList<>(more);
        reading.assumptions().forEach(a -> assumptions.add(new Assumption(a.words(), a.meaning())));
        List<SchemaLink> links = reading.links().stream()
                .map(link -> new SchemaLink(link.words(), link.target(), link.kind()))
                .toList();
        return new ClarificationComplete(
                request.query(),
                reading.meaning(),
                new Reading(
                        AlgebraJson.write(reading.query()),
                        schemaFingerprint,
                        confidence,
                        assumptions,
                        links,
                        request.previous() == null ? null : FollowUps.carriesOver(reading)),
                context.apply(reading),
                chosen);
    }

    private static Assumption takenAmong(List<Interpretation> tied) {
        List<String> differences = Differences.between(tied);
        String others = differences.stream().skip(1).collect(Collectors.joining(" Or: "));
        return new Assumption(
                wordsInDoubt(tied),
                "taken as: " + differences.getFirst().replaceFirst("\\.$", "") + ". It could also mean: " + others);
    }

    /** @param likeliest how to go on when the readings turn out to give the same; null when it is not likely enough */
    private ClarificationNeeded ask(String text, List<Interpretation> tied, ClarificationComplete likeliest) {
        List<Interpretation> most = tied.stream().limit(MAX_OPTIONS).toList();
        ClarifyingQuestion question = question(
                text,
                most,
                reading -> ties.term(reading, most).orElse(null),
                request.answers().size() + 1);
        return new ClarificationNeeded(request.query(), List.of(question), List.of(), null, likeliest);
    }

    /**
     * What is asked about readings.
     *
     * @param round from 1
     */
    static ClarifyingQuestion question(List<Interpretation> tied, int round) {
        return question(WHICH, tied.stream().limit(MAX_OPTIONS).toList(), reading -> null, round);
    }

    /** @param term what choosing a reading says of words; null for nothing */
    private static ClarifyingQuestion question(
            String text, List<Interpretation> tied, Function<Interpretation, GlossaryTerm> term, int round) {
        List<ReadingOption> options = new ArrayList<>();
        List<String> differences = Differences.between(tied);
        for (Interpretation reading : tied) {
            options.add(new ReadingOption(
                    optionId(reading),
                    differences.get(options.size()),
                    options.isEmpty(),
                    SqlRenderer.render(reading.query()),
                    null,
                    term.apply(reading)));
        }
        return new ClarifyingQuestion(QUESTION_ID + round, text, wordsInDoubt(tied), options);
    }

    private static List<Assumption> plus(List<Assumption> said, List<Assumption> more) {
        return Stream.concat(said.stream(), more.stream()).toList();
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
