package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Who got the most votes", where votes are a column, as "who has the most votes", and "the most liked post" as "the
 * post with the most likes": the row is asked for, and not how much it is. The likes may be kept elsewhere.
 */
final class MostOfColumn {

    private MostOfColumn() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 0; at + 1 < plain.size(); at++) {
            if (!plain.get(at).is(Operation.MOST, Operation.LEAST)
                    || measure(plain.get(at + 1)).isEmpty()) {
                continue;
            }
            if (at + 2 < plain.size() && participle(plain.get(at + 1)) && rows(plain.get(at + 2))) {
                Evidence rows = plain.remove(at + 2);
                plain.add(at, rows);
                plain.add(at + 1, plain.get(at + 1).withOperation(Operation.WITH));
                return plain;
            }
            if (plain.getFirst().is(Operation.WHO) && at == 2 && verb(plain.get(1), plain.get(3))) {
                plain.set(1, plain.get(1).withOperation(Operation.WITH));
                return plain;
            }
        }
        return plain;
    }

    /** Nothing but a verb, or one that the table of the figure is called after: "scored" points in scores. */
    private static boolean verb(Evidence one, Evidence figure) {
        boolean said = !one.mentions().isEmpty()
                && !one.words().equalsIgnoreCase(one.lemma())
                && !one.words().endsWith("s")
                && one.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.EntityMention rows
                                && rows.entity()
                                        == measure(figure).orElseThrow().entityOf());
        return (said || one.mentions().isEmpty())
                && (one.operation() == null && one.number() == null || one.is(Operation.VERB, Operation.NOISE));
    }

    private static boolean rows(Evidence one) {
        return one.operation() == null && !one.mentions().isEmpty() && Nouns.entityFirst(one);
    }

    private static boolean participle(Evidence one) {
        return one.words().matches("[a-z]+ed");
    }

    private static Optional<Mention.PropertyMention> measure(Evidence one) {
        return one.operation() != null || one.mentions().isEmpty()
                ? Optional.empty()
                : one.first(Mention.PropertyMention.class)
                        .filter(column -> column == one.mentions().getFirst())
                        .filter(column -> column.property().role() == PropertyRole.MEASURE);
    }
}
