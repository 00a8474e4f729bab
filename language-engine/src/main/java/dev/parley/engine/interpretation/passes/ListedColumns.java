package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** "List the title language and price of all books": columns that begin a question are a list, its commas left out. */
final class ListedColumns {

    private ListedColumns() {}

    static List<Evidence> apart(List<Evidence> evidence) {
        List<Evidence> apart = new ArrayList<>(evidence);
        int end = 0;
        while (end < apart.size() && listed(apart.get(end))) {
            end++;
        }
        int last = end - 1;
        while (last > 0 && !apart.get(last).is(Operation.AND)) {
            last--;
        }
        for (int at = last - 1; at > 0; at--) {
            if (alike(apart.get(at - 1), apart.get(at))) {
                apart.add(at, apart.get(at).withOperation(Operation.COMMA));
            }
        }
        return apart;
    }

    private static boolean listed(Evidence word) {
        return word.is(Operation.LIST, Operation.NOISE, Operation.WHICH, Operation.AND, Operation.COMMA)
                || word.is(Operation.ALL, Operation.DISTINCT, Operation.POSSESSIVE)
                || Columns.isColumn(word);
    }

    /** Columns of one table, both named whole; "city name" may be one name. */
    private static boolean alike(Evidence one, Evidence next) {
        return Columns.isColumn(one)
                && Columns.isColumn(next)
                && (next.tokens().size() > 1 || !next.lemma().matches("name|number|code|type|id"))
                && one.mentions().getFirst() instanceof Mention.PropertyMention first
                && next.all(Mention.PropertyMention.class).stream()
                        .anyMatch(second -> second.entityOf() == first.entityOf()
                                && !second.property().equals(first.property()));
    }
}
