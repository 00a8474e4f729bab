package dev.parley.clarifier.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.precedent.Precedent;
import dev.parley.engine.precedent.Precedents;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.EarlierChoice;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.VerifiedExample;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What decides between readings that are as likely, before anybody is asked: the asker's own choices, then verified queries. */
public final class TieBreaks {

    private final EarlierChoices choices;
    private final Precedents precedents;

    /**
     * @param choices the latest first
     * @param examples the nearest to the question first
     * @param definition of what a link says of its words, where a glossary can say it
     */
    public TieBreaks(
            List<EarlierChoice> choices,
            List<VerifiedExample> examples,
            Function<Link, Optional<String>> definition,
            ZoneId zone) {
        this.choices = new EarlierChoices(choices, definition, zone);
        this.precedents =
                new Precedents(examples.stream().map(TieBreaks::precedent).toList());
    }

    /** @param tied readings that are as likely, of which one is to be asked about otherwise */
    public Settled settle(List<Interpretation> tied) {
        Settled chosen = choices.settle(tied);
        return chosen.left().size() == 1
                ? chosen
                : precedents
                        .settle(chosen.left())
                        .map(settled -> new Settled(
                                settled.left(),
                                Stream.concat(chosen.taken().stream(), Stream.of(asIn(settled.by(), tied)))
                                        .toList(),
                                false))
                        .orElse(chosen);
    }

    /**
     * What choosing a reading says of words: of the one word or phrase that the others take for something else. Empty when
     * the readings differ in more, or in what a glossary cannot say.
     */
    public Optional<GlossaryTerm> term(Interpretation reading, List<Interpretation> tied) {
        return choices.term(reading, tied);
    }

    private static Assumption asIn(Precedent precedent, List<Interpretation> tied) {
        return new Assumption(
                ReadingQuestion.wordsInDoubt(tied), "taken as in the verified question “" + precedent.question() + "”");
    }

    private static Precedent precedent(VerifiedExample example) {
        return new Precedent(
                example.question(),
                example.columns().stream().map(TieBreaks::name).collect(Collectors.toSet()),
                example.joined().stream()
                        .map(pair -> new Precedent.Joined(name(pair.one()), name(pair.other())))
                        .collect(Collectors.toSet()));
    }

    private static String name(VerifiedExample.Column column) {
        return column.schema() + "." + column.table() + "." + column.column();
    }
}
