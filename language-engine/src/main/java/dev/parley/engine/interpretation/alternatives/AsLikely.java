package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.lexicon.Lexicon;
import java.util.List;
import java.util.Optional;

/** Readings that are as likely as the best, though they scored less. */
public final class AsLikely {

    private AsLikely() {}

    /** However far away it is kept, one answer to a question word is as likely as another. */
    public static List<Interpretation> answers(List<Interpretation> ranked) {
        return ranked.stream()
                .map(reading -> answers(reading) && answers(ranked.getFirst())
                        ? reading.scoring(ranked.getFirst().score())
                        : reading)
                .toList();
    }

    private static boolean answers(Interpretation reading) {
        return reading.links().stream().anyMatch(link -> link.kind().equals(Link.ANSWER));
    }

    /** Where it is asked anyway what is meant, a preposition alone ("to Lyon") rules out no other way. */
    public static List<Interpretation> ways(List<Interpretation> ranked) {
        List<Interpretation> tied = ranked.stream()
                .filter(reading -> reading.isAsLikelyAs(ranked.getFirst()))
                .toList();
        return tied.size() < 2
                ? ranked
                : ranked.stream()
                        .map(reading -> tied.contains(reading)
                                ? reading
                                : otherWay(reading, tied)
                                        .map(one -> reading.scoring(one.score()))
                                        .orElse(reading))
                        .toList();
    }

    private static Optional<Interpretation> otherWay(Interpretation reading, List<Interpretation> tied) {
        return tied.stream()
                .filter(AsLikely::byPreposition)
                .filter(one -> withoutWays(one).equals(withoutWays(reading)))
                .findFirst();
    }

    private static boolean byPreposition(Interpretation reading) {
        return reading.links().stream()
                .anyMatch(link -> link.kind().equals(Link.WAY)
                        && !Lexicon.english().direction(link.words()).isEmpty());
    }

    private static List<Link> withoutWays(Interpretation reading) {
        return reading.links().stream()
                .filter(link -> !link.kind().equals(Link.WAY))
                .toList();
    }
}
