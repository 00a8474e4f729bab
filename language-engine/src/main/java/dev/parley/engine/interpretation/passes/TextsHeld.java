package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;

/**
 * "Whose hometown includes ford", "names that mention ill": what a text is said to hold is part of it, as behind
 * "contains". "Hometown names" are hometowns.
 */
final class TextsHeld {

    private static final String HOLDS =
            "(?i)includ(e|es|ed|ing)|contain(s|ed|ing)?|mention(s|ed|ing)?|featur(e|es|ed|ing)|read(s|ing)?";

    private TextsHeld() {}

    static List<Evidence> plain(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>(evidence);
        for (int at = 1; at < plain.size(); at++) {
            Evidence word = plain.get(at);
            if (word.words().matches("(?i)names?") && calledByItself(plain.get(at - 1), word)) {
                plain.set(at, word.withOperation(Operation.NOISE));
            } else if (text(plain, at) && (word.is(Operation.CONTAINS) || holds(plain, at))) {
                plain.set(at, word.withOperation(Operation.CONTAINS));
                for (int between = at - 1; !isText(plain.get(between)); between--) {
                    if (plain.get(between).is(Operation.RELATIVE)) {
                        plain.set(between, plain.get(between).withOperation(Operation.NOISE));
                    }
                }
            }
        }
        return plain;
    }

    private static boolean holds(List<Evidence> evidence, int at) {
        int next = at + 1;
        while (next < evidence.size() && evidence.get(next).is(Operation.NOT, Operation.EITHER, Operation.BOTH)) {
            next++;
        }
        return evidence.get(at).words().matches(HOLDS) && next < evidence.size() && wanted(evidence.get(next));
    }

    /** A text of its own before "name", which is what it is called by. */
    private static boolean calledByItself(Evidence column, Evidence name) {
        return column.tokens().getLast().index() + 1 == name.tokens().getFirst().index()
                && isText(column)
                && column.all(Mention.EntityMention.class).isEmpty()
                && column.all(Mention.RoleMention.class).isEmpty()
                && column.first(Mention.PropertyMention.class)
                        .filter(text -> text.property().role() == PropertyRole.ATTRIBUTE && text.quality() >= 0.97)
                        .isPresent();
    }

    /** Whether a text stands before the verb, as what is said to hold something. */
    private static boolean text(List<Evidence> evidence, int verb) {
        int before = verb - 1;
        while (before > 0
                && evidence.get(before).is(Operation.NOISE, Operation.NOT, Operation.RELATIVE, Operation.VERB)) {
            before--;
        }
        return isText(evidence.get(before));
    }

    private static boolean isText(Evidence evidence) {
        return Columns.isColumn(evidence)
                && evidence.first(Mention.PropertyMention.class)
                        .filter(column -> column.property().column().family().isTextual())
                        .isPresent();
    }

    private static boolean wanted(Evidence next) {
        return next.operation() == null
                && (next.quoted()
                        || next.unknown()
                        || next.guessed()
                        || next.first(Mention.ValueMention.class).isPresent());
    }
}
