package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "The youngest male", "the oldest French cook": rows that have these values, which no noun names. */
final class RankedKinds {

    private RankedKinds() {}

    static List<Evidence> named(List<Evidence> evidence) {
        List<Evidence> named = new ArrayList<>();
        for (int at = 0; at < evidence.size(); at++) {
            named.add(evidence.get(at));
            boolean last = isKind(evidence.get(at)) && (at + 1 == evidence.size() || ends(evidence.get(at + 1)));
            if (last && ranked(evidence, at)) {
                rows(evidence.get(at)).ifPresent(rows -> named.add(noun(named.getLast(), rows)));
            }
        }
        return named;
    }

    /** A kind of rows: a value that is nobody's name. */
    private static boolean isKind(Evidence word) {
        return word.operation() == null
                && !word.quoted()
                && word.number() == null
                && !word.mentions().isEmpty()
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.ValueMention value
                                && value.property().role() != PropertyRole.NAME);
    }

    private static boolean ends(Evidence next) {
        return next.is(Operation.STOP, Operation.COMMA, Operation.IN, Operation.OF, Operation.WITH, Operation.RELATIVE)
                || next.is(Operation.WHO, Operation.GROUP, Operation.AND);
    }

    private static boolean ranked(List<Evidence> evidence, int at) {
        int before = at;
        while (before >= 0 && isKind(evidence.get(before))) {
            before--;
        }
        return before >= 0 && evidence.get(before).superlative();
    }

    private static Optional<Entity> rows(Evidence kind) {
        List<Entity> rows =
                kind.mentions().stream().map(Mention::entityOf).distinct().toList();
        return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }

    private static Evidence noun(Evidence kind, Entity rows) {
        Mention mention = new Mention.EntityMention(rows, 1, "");
        return Evidence.mentions(kind.tokens(), List.of(mention));
    }
}
