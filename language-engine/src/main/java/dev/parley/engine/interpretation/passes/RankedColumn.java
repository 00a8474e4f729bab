package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a superlative rank by the column that it stands before: "the body painter with the greatest body weight" has the
 * greatest weight, whatever else of a body painter may be great.
 */
final class RankedColumn {

    private RankedColumn() {}

    static List<Evidence> next(List<Evidence> evidence) {
        List<Evidence> next = new ArrayList<>(evidence);
        for (int at = 0; at + 2 < next.size(); at++) {
            Evidence rank = next.get(at);
            boolean ranks = rank.superlative()
                    && rank.operation() == null
                    && rank.mentions().isEmpty()
                    && Columns.namesSortable(next.get(at + 2))
                    && figure(next.get(at + 2));
            if (ranks && ends(next, at + 3) && halfNames(next.get(at + 1))) {
                next.set(at + 1, next.get(at + 1).withOperation(Operation.NOISE));
            }
        }
        return next;
    }

    /** A column by which rows may rank, and no number that they are known by. */
    private static boolean figure(Evidence column) {
        return column.all(Mention.PropertyMention.class).stream()
                .map(named -> named.property().role())
                .allMatch(role -> role == PropertyRole.MEASURE || role == PropertyRole.TIME);
    }

    /** Part of what rows are called. */
    private static boolean halfNames(Evidence word) {
        return word.operation() == null
                && !word.mentions().isEmpty()
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.EntityMention && mention.vague());
    }

    private static boolean ends(List<Evidence> evidence, int at) {
        return at >= evidence.size() || evidence.get(at).operation() != null;
    }
}
