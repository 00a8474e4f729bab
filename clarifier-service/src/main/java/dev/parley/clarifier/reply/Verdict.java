package dev.parley.clarifier.reply;

import dev.parley.clarifier.ambiguity.ReadingQuestion;
import dev.parley.clarifier.ambiguity.Settled;
import dev.parley.clarifier.ambiguity.TieBreaks;
import dev.parley.clarifier.answer.Understood;
import dev.parley.engine.Interpretation;
import dev.parley.engine.Interpretations;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.conversation.FollowUps;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.Reading;
import dev.parley.model.message.SchemaContext;
import dev.parley.model.message.SchemaLink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What comes of the readings of a question: one stands out (go on), several are as likely (ask which), or there is none
 * (say why, {@link Refusal}).
 */
public final class Verdict {

    private final ClarificationRequest request;
    private final String schemaFingerprint;
    private final Function<Interpretation, SchemaContext> context;
    private final TieBreaks ties;
    private final Function<Interpretations, Failure> refusal;

    /**
     * @param context the part of the schema that a reading needs
     * @param refusal why there is no reading
     */
    public Verdict(
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

    public AgentReply on(Interpretations readings) {
        return on(readings, null, List.of());
    }

    /** After the asker has answered. */
    public AgentReply on(Understood understood) {
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
        return complete(best, best.score().total(), plus(open.said(), List.of(ReadingQuestion.assumed(open.left()))));
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
                readings.toCompare().stream().limit(ReadingQuestion.MAX_OPTIONS).toList();
        boolean plain = readings.outcome() == Interpretations.Outcome.ANSWERED;
        if (tied.size() == 1 || plain && request.options().assume()) {
            return complete(best, likelihood, said);
        }
        Settled settled = ties.settle(tied);
        if (settled.isDecided() && (settled.same() || readings.confidence().isEnough())) {
            return complete(settled.left().getFirst(), likelihood, plus(said, settled.taken()));
        }
        String which = text == null ? ReadingQuestion.WHICH : "Read as “" + text + "”. " + ReadingQuestion.WHICH;
        return request.options().assume()
                ? complete(best, likelihood, plus(said, List.of(ReadingQuestion.assumed(tied))))
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

    /** @param likeliest how to go on when the readings turn out to give the same; null when it is not likely enough */
    private ClarificationNeeded ask(String text, List<Interpretation> tied, ClarificationComplete likeliest) {
        List<Interpretation> most =
                tied.stream().limit(ReadingQuestion.MAX_OPTIONS).toList();
        ClarifyingQuestion question = ReadingQuestion.of(
                text,
                most,
                reading -> ties.term(reading, most).orElse(null),
                request.answers().size() + 1);
        return new ClarificationNeeded(request.query(), List.of(question), List.of(), null, likeliest);
    }

    private static List<Assumption> plus(List<Assumption> said, List<Assumption> more) {
        return Stream.concat(said.stream(), more.stream()).toList();
    }
}
