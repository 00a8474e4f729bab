package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import java.util.ArrayList;
import java.util.List;

/**
 * "How many <em>raft</em> piers": piers are counted and no rafts, though rides have a {@code raft_id}. Of what stands
 * before the very name of rows nothing is known where it is but part of a column's name.
 */
final class Compounds {

    private static final double VERY_NAME = 0.97;

    private Compounds() {}

    static List<Evidence> headed(List<Evidence> evidence) {
        List<Evidence> headed = new ArrayList<>(evidence);
        for (int at = 0; at + 1 < headed.size(); at++) {
            if (isPart(headed.get(at)) && namesRows(headed.get(at + 1), headed.get(at))) {
                headed.set(at, headed.get(at).asUnknown());
            }
        }
        return headed;
    }

    /** One word that nothing is called by, in the singular. */
    private static boolean isPart(Evidence word) {
        return word.operation() == null
                && word.number() == null
                && word.period() == null
                && !word.quoted()
                && word.tokens().size() == 1
                && Nouns.isOne(word)
                && !word.mentions().isEmpty()
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.PropertyMention && mention.vague());
    }

    private static boolean namesRows(Evidence rows, Evidence part) {
        return rows.operation() == null
                && rows.mentions().stream()
                        .limit(1)
                        .anyMatch(
                                mention -> mention instanceof Mention.EntityMention(var entity, var quality, var reason)
                                        && quality >= VERY_NAME
                                        && part.mentions().getFirst().entityOf() != entity)
                && !Nouns.isOne(rows);
    }
}
