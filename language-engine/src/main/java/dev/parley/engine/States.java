package dev.parley.engine;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the rows asked about can be, for who says of them what they are not known to be: "orders that are open". */
final class States {

    private static final Set<String> STATES = Set.of("status", "state", "stage", "phase", "condition", "progress");
    private static final int MOST_VALUES = 12;

    private final ValueIndex values;

    States(ValueIndex values) {
        this.values = values;
    }

    /** The words, each with the states that are known of the rows asked about. */
    List<UnplacedWord> beside(List<UnplacedWord> unplaced, List<Evidence> evidence) {
        List<String> states = rows(evidence).stream()
                .flatMap(rows -> rows.properties().stream())
                .flatMap(property -> state(property).stream())
                .toList();
        return unplaced.stream()
                .map(word -> !saidOfRows(word, evidence)
                        ? word
                        : new UnplacedWord(
                                word.word(),
                                word.position(),
                                Stream.concat(states.stream(), word.nearest().stream())
                                        .toList(),
                                word.missing()))
                .toList();
    }

    /** "open orders", "orders that are open", and not "orders with a bike". */
    private static boolean saidOfRows(UnplacedWord word, List<Evidence> evidence) {
        for (int at = 0; at < evidence.size(); at++) {
            if (evidence.get(at).tokens().getFirst().position() == word.position()) {
                boolean before = at > 0
                        && (evidence.get(at - 1).words().matches("(?i)(who |that |which )?(is|are|was|were)|no")
                                || evidence.get(at - 1)
                                        .tokens()
                                        .getLast()
                                        .lower()
                                        .equals("not")
                                || table(evidence.get(at - 1)));
                return before || at + 1 < evidence.size() && table(evidence.get(at + 1));
            }
        }
        return false;
    }

    private static boolean table(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && evidence.mentions().getFirst() instanceof Mention.EntityMention;
    }

    private static Optional<Entity> rows(List<Evidence> evidence) {
        return evidence.stream()
                .filter(e -> e.operation() == null && !e.mentions().isEmpty())
                .map(e -> e.mentions().getFirst())
                .filter(Mention.EntityMention.class::isInstance)
                .map(Mention::entityOf)
                .findFirst();
    }

    /** "orders.status (paid, shipped)"; what few may see is told to nobody here. */
    private Optional<String> state(Property property) {
        boolean state = property.role() == PropertyRole.ATTRIBUTE
                && STATES.contains(property.words().getLast())
                && !Boolean.TRUE.equals(property.column().sensitive());
        Entity entity = property.entity();
        return (state ? values.values(entity.table().name(), property.column().name()) : Optional.<List<String>>empty())
                .filter(all -> !all.isEmpty() && all.size() <= MOST_VALUES)
                .map(all -> entity.table().name().name() + "."
                        + property.column().name() + " (" + String.join(", ", all) + ")");
    }
}
