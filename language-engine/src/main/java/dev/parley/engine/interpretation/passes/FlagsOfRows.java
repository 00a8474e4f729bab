package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns that hold a yes or a no as text stand for their yes where they are said of rows, and are not shown: "insured
 * vans", "insured and electric vans", "which guests smoke", "the names of the smokers".
 */
final class FlagsOfRows {

    private final List<Evidence> evidence;

    private FlagsOfRows(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        FlagsOfRows flags = new FlagsOfRows(evidence);
        for (int at = evidence.size() - 1; at >= 0; at--) {
            flags.read(at);
        }
        return List.copyOf(flags.evidence);
    }

    private void read(int at) {
        Evidence word = evidence.get(at);
        Optional<Mention.ValueMention> yes = word.operation() != null
                ? Optional.empty()
                : word.all(Mention.ValueMention.class).stream()
                        .filter(Mention.ValueMention::unsaid)
                        .findFirst();
        if (yes.isEmpty()) {
            return;
        }
        Entity rows = yes.get().entityOf();
        if (before(at, rows) || does(at, rows)) {
            evidence.set(at, word.meaning(yes.get()));
        } else if (areRows(at, rows)) {
            evidence.set(at, word.meaning(yes.get()));
            evidence.add(at, word.meaning(new Mention.EntityMention(rows, 1, "")));
        }
    }

    /** "insured vans", "insured and electric vans". */
    private boolean before(int at, Entity rows) {
        int noun = at + 1;
        while (noun + 1 < evidence.size()
                && evidence.get(noun).is(Operation.AND, Operation.OR, Operation.COMMA)
                && isYes(evidence.get(noun + 1), rows)) {
            noun += 2;
        }
        return isRows(noun, rows) || noun == at + 1 && isYes(noun, rows) && isRows(noun + 1, rows);
    }

    /** "which guests smoke", but not "which passes allow dogs". */
    private boolean does(int at, Entity rows) {
        Evidence word = evidence.get(at);
        boolean verb =
                word.mentions().getFirst().quality() < 0.95 || word.words().endsWith("ed");
        boolean object = at + 1 < evidence.size() && evidence.get(at + 1).operation() == null;
        return verb
                && !object
                && at > 1
                && isRows(at - 1, rows)
                && evidence.get(at - 2).is(Operation.WHICH);
    }

    /** "smokers", where nobody else is named who may be one. */
    private boolean areRows(int at, Entity rows) {
        Evidence word = evidence.get(at);
        boolean several = word.tokens().size() == 1 && word.words().matches("(?i)" + word.lemma() + "e?s");
        boolean asked = at > 0
                && evidence.get(at - 1)
                        .is(
                                Operation.OF,
                                Operation.COUNT,
                                Operation.LIST,
                                Operation.ALL,
                                Operation.WHICH,
                                Operation.NOISE);
        return several
                && asked
                && evidence.stream()
                        .filter(other -> other.operation() == null && other != word)
                        .flatMap(other -> other.mentions().stream().limit(1))
                        .noneMatch(other -> other instanceof Mention.EntityMention);
    }

    private boolean isYes(int at, Entity rows) {
        return at < evidence.size() && isYes(evidence.get(at), rows);
    }

    private static boolean isYes(Evidence word, Entity rows) {
        return word.operation() == null
                && word.mentions().stream()
                        .allMatch(mention -> mention instanceof Mention.ValueMention value
                                && value.unsaid()
                                && value.entityOf() == rows)
                && !word.mentions().isEmpty();
    }

    private boolean isRows(int at, Entity rows) {
        return at < evidence.size()
                && evidence.get(at).operation() == null
                && evidence.get(at).mentions().stream()
                        .limit(1)
                        .anyMatch(mention -> mention instanceof Mention.EntityMention named && named.entity() == rows);
    }
}
