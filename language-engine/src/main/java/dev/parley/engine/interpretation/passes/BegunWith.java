package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * "Starting with the oldest", "beginning with the one with the most wins", "sorted from the newest" as "oldest first":
 * all rows, and not the one that ranks first.
 */
final class BegunWith {

    private static final String BEGUN = "(?i)(and )?(start|begin)(ing|ning)?( (with|from))?( the)?";
    private static final String ARTICLE = "(?i)the|with|from|(with )?the";
    private static final String ONE = "(?i)(the )?(ones?|those|that)( (with|having|that has|who has|which has))?";

    private BegunWith() {}

    static List<Evidence> sorted(List<Evidence> evidence) {
        for (int at = 1; at + 1 < evidence.size(); at++) {
            if (begins(evidence, at)) {
                int extreme = skip(evidence, at + 1);
                int noun = extreme + 1;
                int end = noun;
                while (end < evidence.size() && (isNoun(evidence, end, at) || isOne(evidence.get(end)))) {
                    end++;
                }
                if (extreme < evidence.size() && ranks(evidence.get(extreme)) && new Spans(evidence).endsPart(end)) {
                    List<Evidence> sorted = new ArrayList<>(evidence.subList(0, at));
                    sorted.add(evidence.get(extreme));
                    boolean frequent = evidence.get(extreme).is(Operation.MOST_COMMON, Operation.LEAST_COMMON);
                    evidence.subList(noun, end).stream()
                            .filter(word -> !frequent && !isOne(word))
                            .forEach(sorted::add);
                    sorted.add(evidence.get(at).withOperation(Operation.FIRST));
                    sorted.addAll(evidence.subList(end, evidence.size()));
                    return sorted;
                }
            }
        }
        return evidence;
    }

    private static boolean begins(List<Evidence> evidence, int at) {
        Evidence word = evidence.get(at);
        boolean from = word.is(Operation.ORDER)
                && word.words().toLowerCase(Locale.ROOT).endsWith(" from");
        boolean with = word.words().matches("(?i).* (with|from)( the)?")
                || evidence.get(at + 1).words().matches("(?i)(with|from)( the)?");
        return from || with && word.words().matches(BEGUN);
    }

    /** Over "with the", "the one with the". */
    private static int skip(List<Evidence> evidence, int from) {
        int at = from;
        while (at < evidence.size()
                && !ranks(evidence.get(at))
                && (evidence.get(at).words().matches(ARTICLE) || isOne(evidence.get(at)))) {
            at++;
        }
        return at;
    }

    private static boolean isOne(Evidence word) {
        return word.words().matches(ONE);
    }

    private static boolean ranks(Evidence word) {
        return Degrees.ranks(word)
                || word.is(Operation.MAXIMUM, Operation.MINIMUM, Operation.MOST_COMMON, Operation.LEAST_COMMON);
    }

    /** A column, or rows that were named before. */
    private static boolean isNoun(List<Evidence> evidence, int at, int begun) {
        Evidence noun = evidence.get(at);
        return Columns.isColumn(noun) && !Nouns.entityFirst(noun)
                || noun.operation() == null
                        && evidence.subList(0, begun).stream()
                                .flatMap(word -> word.first(Mention.EntityMention.class).stream())
                                .anyMatch(rows -> noun.all(Mention.EntityMention.class).stream()
                                        .anyMatch(same -> same.entity() == rows.entity()));
    }
}
