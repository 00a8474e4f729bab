package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;

/** Whether "has", "contains" and "starts with" are about the letters of a text, by what stands before and behind them. */
final class LettersAhead {

    private final List<Evidence> evidence;

    LettersAhead(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    /** What the word there does; what it did, where it is none of them. */
    Operation read(int at) {
        Evidence one = evidence.get(at);
        if (one.is(Operation.WITH) && holdsText(at)) {
            return Operation.CONTAINS;
        }
        if (one.is(Operation.STARTS_WITH, Operation.ENDS_WITH) && nothingBehind(at)) {
            return Operation.UNSUPPORTED;
        }
        if (one.is(Operation.STARTS_WITH, Operation.ENDS_WITH) && !lettersNext(at) && !ofText(at)) {
            return Operation.IN;
        }
        boolean last = at + 1 == evidence.size() || evidence.get(at + 1).is(Operation.STOP);
        return one.is(Operation.CONTAINS) && last ? Operation.NOISE : one.operation();
    }

    /** "name contains Ann", whether or not somebody is called so, "whose title has 'sea'", "texts containing 'x'". */
    private boolean holdsText(int at) {
        Evidence has = evidence.get(at);
        boolean contains = has.words().toLowerCase(Locale.ROOT).contains("contain");
        boolean ofText = at > 0 && isText(evidence.get(at - 1));
        boolean value = at + 1 < evidence.size()
                && evidence.get(at + 1).operation() == null
                && evidence.get(at + 1).first(Mention.ValueMention.class).isPresent();
        return contains && (quotedNext(at) || ofText && value)
                || ofText && has.words().matches("(?i)has|have|had|having") && quotedNext(at);
    }

    /** "ends with s" is about letters, "ends in March" is not. */
    private boolean lettersNext(int at) {
        for (int i = at + 1; i < evidence.size(); i++) {
            Evidence next = evidence.get(i);
            if (!next.is(Operation.NOISE, Operation.CONTAINS)) {
                return next.quoted()
                        || next.unknown()
                        || next.words().length() == 1
                        || next.words().equals(next.words().toUpperCase(Locale.ROOT));
            }
            if (next.words().length() == 1) {
                return true;
            }
        }
        return false;
    }

    /** "a name that begins with Ann", "choirs starting with Hill": letters of a text, though somebody is called so. */
    private boolean ofText(int at) {
        int before = at - 1;
        while (before > 0 && evidence.get(before).is(Operation.NOISE, Operation.RELATIVE, Operation.NOT)) {
            before--;
        }
        int next = at + 1;
        while (next < evidence.size() && evidence.get(next).is(Operation.NOISE)) {
            next++;
        }
        if (before < 0 || next == evidence.size() || evidence.get(next).operation() != null) {
            return false;
        }
        List<Mention.ValueMention> values = evidence.get(next).all(Mention.ValueMention.class);
        return !values.isEmpty()
                && (isText(evidence.get(before))
                        || evidence.get(before).all(Mention.EntityMention.class).stream()
                                .anyMatch(rows -> values.stream().anyMatch(value -> isLabel(value, rows))));
    }

    private static boolean isLabel(Mention.ValueMention value, Mention.EntityMention rows) {
        return value.property().entity() == rows.entity() && value.property().role() == PropertyRole.NAME;
    }

    /** Whether a column is named that holds text, and nothing else goes by the words. */
    private static boolean isText(Evidence evidence) {
        return evidence.operation() == null
                && !evidence.mentions().isEmpty()
                && evidence.mentions().getFirst() instanceof Mention.PropertyMention column
                && column.property().column().family() == TypeFamily.TEXT
                && !Nouns.entityFirst(evidence);
    }

    /** "the character 'Luna'", where one of the characters is: no letters of another text. */
    boolean itsValueNext(int at) {
        return at + 1 < evidence.size()
                && evidence.get(at + 1).all(Mention.ValueMention.class).stream()
                        .anyMatch(value -> evidence.get(at).all(Mention.PropertyMention.class).stream()
                                .anyMatch(column -> column.property() == value.property()));
    }

    boolean quotedNext(int at) {
        return at + 1 < evidence.size()
                && (evidence.get(at + 1).quoted() || evidence.get(at + 1).unknown());
    }

    /** "starts with The": the letters are a word that says nothing elsewhere; a single letter is one. */
    private boolean nothingBehind(int at) {
        return evidence.stream()
                .skip(at + 1L)
                .allMatch(word -> word.is(Operation.STOP)
                        || word.is(Operation.NOISE) && !word.words().matches("\\p{L}"));
    }
}
