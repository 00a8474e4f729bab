package dev.parley.clarifier;

import dev.parley.clarifier.EarlierChoices.Settled;
import dev.parley.engine.Interpretation;
import dev.parley.engine.precedent.Precedent;
import dev.parley.engine.precedent.Precedents;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.VerifiedExample;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What decides between readings that are as likely, before anybody is asked: the asker's own choices, then verified queries. */
final class TieBreaks {

    private final EarlierChoices choices;
    private final Precedents precedents;

    /** @param examples the nearest to the question first */
    TieBreaks(EarlierChoices choices, List<VerifiedExample> examples) {
        this.choices = choices;
        this.precedents =
                new Precedents(examples.stream().map(TieBreaks::precedent).toList());
    }

    /** @param words that the readings take for different things */
    Settled settle(List<Interpretation> tied, String words) {
        Settled chosen = choices.settle(tied);
        return chosen.left().size() == 1
                ? chosen
                : precedents
                        .settle(chosen.left())
                        .map(settled -> new Settled(
                                settled.left(),
                                Stream.concat(chosen.taken().stream(), Stream.of(asIn(settled.by(), words)))
                                        .toList(),
                                false))
                        .orElse(chosen);
    }

    /** As {@link EarlierChoices#term}. */
    Optional<GlossaryTerm> term(Interpretation reading, List<Interpretation> tied) {
        return choices.term(reading, tied);
    }

    private static Assumption asIn(Precedent precedent, String words) {
        return new Assumption(words, "taken as in the verified question “" + precedent.question() + "”");
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
