package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * "Guests that were notified" are those with rows of notifications, whatever has become of them since, and not only those
 * whose result is still "Notified"; a status says how far a row has come, and stays what is meant.
 */
final class VerbsOfTables {

    private final List<Evidence> evidence;

    private VerbsOfTables(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        VerbsOfTables verbs = new VerbsOfTables(evidence);
        for (int at = 0; at < evidence.size(); at++) {
            verbs.read(at);
        }
        return List.copyOf(verbs.evidence);
    }

    private void read(int at) {
        Evidence verb = evidence.get(at);
        List<Entity> rows = verb.operation() == null && verb.words().matches("[a-z]+(ed|en)")
                ? verb.all(Mention.EntityMention.class).stream()
                        .map(Mention.EntityMention::entity)
                        .toList()
                : List.of();
        List<Mention> meant = verb.mentions().stream()
                .filter(mention -> !(rows.contains(mention.entityOf()) && isResult(mention)))
                .toList();
        boolean noun = isRows(at + 1);
        if (meant.size() == verb.mentions().size() || saysWhich(at, rows) || contrasted(verb) || noun && !leads(at)) {
            return;
        }
        evidence.set(at, verb.meaningOneOf(meant));
        if (noun) {
            evidence.add(at, evidence.remove(at + 1));
        }
    }

    private static boolean isResult(Mention mention) {
        return mention instanceof Mention.ValueMention value
                && value.property().words().stream().noneMatch(Columns.STATES::contains);
    }

    /** "the result notified", "notified notifications": of the rows themselves it says which they are. */
    private boolean saysWhich(int at, List<Entity> rows) {
        return evidence.subList(Math.max(0, at - 2), Math.min(evidence.size(), at + 2)).stream()
                .filter(word -> word != evidence.get(at) && word.operation() == null)
                .flatMap(word -> word.mentions().stream().limit(1))
                .anyMatch(mention -> rows.contains(mention.entityOf()));
    }

    /** "notified but did not win": two values of one column. */
    private boolean contrasted(Evidence verb) {
        return evidence.stream()
                .filter(word -> word != verb && word.operation() == null)
                .flatMap(word -> word.all(Mention.ValueMention.class).stream())
                .anyMatch(other -> verb.all(Mention.ValueMention.class).stream()
                        .anyMatch(value -> value.property() == other.property()));
    }

    private boolean isRows(int at) {
        return at < evidence.size()
                && evidence.get(at).operation() == null
                && evidence.get(at).mentions().stream().limit(1).anyMatch(Mention.EntityMention.class::isInstance);
    }

    /** "notified guests", but not "the most notified guests". */
    private boolean leads(int at) {
        return at == 0
                || !evidence.get(at - 1).is(Operation.NOT, Operation.WITHOUT, Operation.MOST, Operation.LEAST)
                        && evidence.get(at - 1).adjective() == null;
    }
}
