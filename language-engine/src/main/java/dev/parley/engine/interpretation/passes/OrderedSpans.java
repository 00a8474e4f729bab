package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** "From the longest delay to the shortest" as "in descending order of delay": all rows, and none that ranks first. */
final class OrderedSpans {

    private static final int WORDS = 5;

    private OrderedSpans() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        int[] said = IntStream.range(0, evidence.size())
                .filter(at -> !evidence.get(at).words().equalsIgnoreCase("the"))
                .toArray();
        for (int at = 0; at + WORDS <= said.length; at++) {
            Evidence extreme = evidence.get(said[at + 1]);
            Evidence column = evidence.get(said[at + 2]);
            boolean span = leads(evidence.get(said[at]), "from")
                    && ranks(extreme)
                    && Columns.namesSortable(column)
                    && leads(evidence.get(said[at + 3]), "to")
                    && ranks(evidence.get(said[at + 4]));
            if (span) {
                List<Evidence> plain = new ArrayList<>(evidence.subList(0, said[at]));
                plain.add(
                        extreme.withOperation(greatest(extreme, column) ? Operation.DESCENDING : Operation.ASCENDING));
                plain.add(column);
                plain.addAll(evidence.subList(said[at + 4] + 1, evidence.size()));
                return plain;
            }
        }
        return evidence;
    }

    private static boolean leads(Evidence word, String preposition) {
        return word.is(Operation.IN) && word.words().matches("(?i)" + preposition + "( the)?");
    }

    private static boolean ranks(Evidence word) {
        return word.superlative() || word.is(Operation.MOST, Operation.LEAST);
    }

    private static boolean greatest(Evidence extreme, Evidence column) {
        Property property =
                column.first(Mention.PropertyMention.class).orElseThrow().property();
        return Degrees.greatest(extreme, property);
    }
}
