package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * "Followers of Ann, <em>according to the follows</em>", "no followers <em>in the follows table</em>": where the rows are
 * to be found, which a role of theirs says already.
 */
final class SaidRows {

    private SaidRows() {}

    static List<Evidence> dropped(List<Evidence> evidence) {
        int end = 0;
        while (end < evidence.size() && !evidence.get(end).is(Operation.STOP)) {
            end++;
        }
        int last = end - 1;
        if (last > 0 && evidence.get(last).words().matches("(?i)tables?|data|records")) {
            last--;
        }
        int from = last - 1;
        while (from > 0 && evidence.get(from).is(Operation.NOISE)) {
            from--;
        }
        boolean source = from > 0 && evidence.get(from).words().matches("(?i)according to( the)?|(in|from|by)( the)?");
        if (!source || !said(evidence.subList(0, from), evidence.get(last))) {
            return evidence;
        }
        int start = evidence.get(from - 1).is(Operation.COMMA) ? from - 1 : from;
        List<Evidence> rest = new ArrayList<>(evidence.subList(0, start));
        rest.addAll(evidence.subList(end, evidence.size()));
        return rest;
    }

    /** Whether one of the roles that the rows of a table give was named before. */
    private static boolean said(List<Evidence> before, Evidence rows) {
        return rows.operation() == null
                && rows.first(Mention.EntityMention.class)
                        .filter(table -> table.quality() >= Verbs.VERB)
                        .filter(table -> before.stream()
                                .filter(word -> word.operation() == null)
                                .flatMap(word -> word.mentions().stream().limit(1))
                                .anyMatch(mention -> mention instanceof Mention.RoleMention role
                                        && role.relation().from() == table.entity()))
                        .isPresent();
    }
}
