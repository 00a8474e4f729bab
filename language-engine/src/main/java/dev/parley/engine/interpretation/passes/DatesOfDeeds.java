package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates whose names say what was done ({@code took_office}, {@code entered_service}): "the time they took office" is that
 * date, and who "left office the latest" is who has the latest of it.
 */
final class DatesOfDeeds {

    private DatesOfDeeds() {}

    static List<Evidence> named(List<Evidence> evidence) {
        List<Evidence> named = new ArrayList<>(evidence);
        for (int at = 1; at < named.size(); at++) {
            if (!isDeed(named.get(at))) {
                continue;
            }
            int from = at - 1;
            while (from > 0 && isPronoun(named.get(from))) {
                from--;
            }
            if (from < at - 1 && isTime(named.get(from))) {
                for (int said = from; said < at; said++) {
                    named.set(said, named.get(said).withOperation(Operation.NOISE));
                }
            } else if (isRelative(named.get(at - 1)) && ranked(named, at + 1)) {
                Evidence deed = named.remove(at);
                named.set(at - 1, deed.withOperation(Operation.WITH));
                int superlative = named.get(at).superlative() ? at : at + 1;
                named.add(superlative + 1, deed);
            }
        }
        return named;
    }

    /** A date called by a verb in the past and what it was done to. */
    private static boolean isDeed(Evidence word) {
        return Columns.isColumn(word)
                && word.tokens().size() > 1
                && word.first(Mention.PropertyMention.class)
                        .filter(column -> column.property().role() == PropertyRole.TIME)
                        .isPresent()
                && !word.tokens()
                        .getFirst()
                        .lower()
                        .equals(word.tokens().getFirst().lemma());
    }

    private static boolean isPronoun(Evidence word) {
        return word.is(Operation.NOISE, Operation.WHEN, Operation.RELATIVE, Operation.POSSESSIVE, Operation.IN);
    }

    private static boolean isTime(Evidence word) {
        return word.words().matches("(?i)((the|at the|in the|on the) )?(time|date|day|year|moment)s?");
    }

    private static boolean isRelative(Evidence word) {
        return word.is(Operation.WHO, Operation.RELATIVE, Operation.WHICH);
    }

    /** "left office the latest": nothing but the superlative stands behind. */
    private static boolean ranked(List<Evidence> said, int at) {
        int superlative = at < said.size() && said.get(at).is(Operation.NOISE) ? at + 1 : at;
        return superlative < said.size()
                && said.get(superlative).superlative()
                && (superlative + 1 == said.size() || said.get(superlative + 1).is(Operation.STOP));
    }
}
