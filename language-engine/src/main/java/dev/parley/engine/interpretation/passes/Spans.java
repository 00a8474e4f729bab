package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Locale;

/**
 * What the spans of a question are, by their places in it.
 *
 * @param evidence the spans; they may be moved meanwhile
 */
record Spans(List<Evidence> evidence) {

    boolean named(int at) {
        return hasName(at) && evidence.get(at).number() == null;
    }

    /** Whether something is called so, be it a number or not. */
    boolean hasName(int at) {
        return evidence.get(at).operation() == null
                && !evidence.get(at).mentions().isEmpty();
    }

    boolean column(int at) {
        return named(at)
                && evidence.get(at).first(Mention.PropertyMention.class).isPresent()
                && !value(at);
    }

    boolean value(int at) {
        return evidence.get(at).mentions().getFirst() instanceof Mention.ValueMention;
    }

    boolean entity(int at) {
        return named(at) && evidence.get(at).first(Mention.EntityMention.class).isPresent() && !value(at);
    }

    boolean table(int at) {
        Evidence one = evidence.get(at);
        return one.operation() == null && !one.mentions().isEmpty() && Nouns.entityFirst(one);
    }

    boolean ends(int at) {
        return at >= evidence.size() || evidence.get(at).is(Operation.STOP, Operation.COMMA);
    }

    /** Whether a part of a sentence is over there. */
    boolean endsPart(int at) {
        return ends(at) || evidence.get(at).is(Operation.AND);
    }

    /** Whether the whole question is in capitals. */
    boolean shouted() {
        return evidence.stream().allMatch(e -> e.words().equals(e.words().toUpperCase(Locale.ROOT)));
    }
}
