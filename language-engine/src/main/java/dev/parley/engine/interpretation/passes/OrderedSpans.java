package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** "From the longest delay to the shortest" as "in descending order of delay": all rows, and none that ranks first. */
final class OrderedSpans {

    private OrderedSpans() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        int[] said = IntStream.range(0, evidence.size())
                .filter(at -> !evidence.get(at).words().equalsIgnoreCase("the"))
                .toArray();
        for (int at = 0; at + 3 < said.length; at++) {
            Evidence extreme = evidence.get(said[at + 1]);
            Optional<Property> column = column(evidence.get(said[at + 2]));
            int to = column.isPresent() ? at + 3 : at + 2;
            boolean sorted = sortedFrom(evidence.get(said[at]));
            boolean ordered = sorted || at > 0 && evidence.get(said[at - 1]).is(Operation.ORDER);
            boolean span = (sorted || leads(evidence.get(said[at]), "from"))
                    && Degrees.ranks(extreme)
                    && (column.isPresent() || ordered || ofNumbers(extreme))
                    && to + 1 < said.length
                    && leads(evidence.get(said[to]), "to")
                    && Degrees.ranks(evidence.get(said[to + 1]));
            if (span) {
                boolean greatest =
                        column.map(of -> Degrees.greatest(extreme, of)).orElseGet(() -> Degrees.greatest(extreme));
                List<Evidence> plain = new ArrayList<>(evidence.subList(0, said[at] + (sorted ? 1 : 0)));
                plain.add(extreme.withOperation(greatest ? Operation.DESCENDING : Operation.ASCENDING));
                column.ifPresent(ignored -> plain.add(evidence.get(said[to - 1])));
                plain.addAll(evidence.subList(said[to + 1] + 1, evidence.size()));
                return plain;
            }
        }
        return evidence;
    }

    private static Optional<Property> column(Evidence word) {
        return Columns.namesSortable(word)
                ? word.first(Mention.PropertyMention.class).map(Mention.PropertyMention::property)
                : Optional.empty();
    }

    private static boolean sortedFrom(Evidence word) {
        return word.is(Operation.ORDER) && word.words().toLowerCase(Locale.ROOT).endsWith(" from");
    }

    private static boolean leads(Evidence word, String preposition) {
        return word.is(Operation.IN) && word.words().matches("(?i)" + preposition + "( the)?");
    }

    /** "from <em>the most</em> to the fewest": of what was counted. */
    private static boolean ofNumbers(Evidence word) {
        return word.is(Operation.MOST, Operation.LEAST);
    }
}
