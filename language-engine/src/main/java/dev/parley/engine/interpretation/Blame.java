package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which word to name where a question is refused. "How much", "total" and "more than" are understood wherever they stand:
 * what they are said of is not, a verb that names nothing ("how much did each boat take") or a noun that was taken for
 * what means about the same.
 */
final class Blame {

    private Blame() {}

    /** @param obstacle where the first reading broke off */
    static Evidence of(Evidence obstacle, List<Evidence> question) {
        if (!isFigure(obstacle)) {
            return obstacle;
        }
        return Stream.<Predicate<Evidence>>of(Blame::isStrange, Blame::isVerb)
                .map(strange -> last(question, strange))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(obstacle);
    }

    private static Optional<Evidence> last(List<Evidence> question, Predicate<Evidence> strange) {
        return question.stream()
                .filter(strange)
                .max(Comparator.comparing(word -> word.tokens().getFirst().position()));
    }

    private static boolean isFigure(Evidence word) {
        return word.is(
                Operation.COUNT,
                Operation.SUM,
                Operation.AVERAGE,
                Operation.HOW,
                Operation.SHARE,
                Operation.GREATER,
                Operation.LESS,
                Operation.AT_LEAST,
                Operation.AT_MOST);
    }

    private static boolean isStrange(Evidence word) {
        return word.guessed();
    }

    private static boolean isVerb(Evidence word) {
        boolean said = word.is(Operation.VERB) || word.is(Operation.NOISE) && Verbs.verbal(word);
        return said
                && word.tokens().size() == 1
                && Lexicon.english().verb(word.lemma()).isPresent();
    }
}
