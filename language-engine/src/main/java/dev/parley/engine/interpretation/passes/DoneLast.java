package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** "Who visited a museum last", "... most recently": who most recently visited a museum. */
final class DoneLast {

    private DoneLast() {}

    static List<Evidence> ahead(List<Evidence> evidence) {
        List<Evidence> said = new ArrayList<>(evidence);
        Spans spans = new Spans(said);
        int end = said.size();
        while (end > 0 && spans.ends(end - 1)) {
            end--;
        }
        boolean recently = end > 3
                && said.get(end - 2).is(Operation.MOST)
                && "recent".equals(said.get(end - 1).adjective());
        boolean last = end > 2
                && said.get(end - 1).is(Operation.VERB)
                && said.get(end - 1).words().equalsIgnoreCase("last");
        int object = recently ? end - 3 : end - 2;
        int verb = object - 1;
        while (verb > 1 && said.get(verb).is(Operation.NOISE, Operation.IN, Operation.ANY)) {
            verb--;
        }
        if (!(recently || last) || verb < 2 || !done(said, spans, verb, object)) {
            return evidence;
        }
        Evidence word = said.get(end - 1);
        said.subList(object + 1, end).clear();
        said.add(verb, Evidence.adjective(word.tokens(), "recent", false, null));
        said.add(verb, word.withOperation(Operation.MOST));
        return said;
    }

    /** "visited a museum": a verb in the past, whose subject stands before it, and what it was done to. */
    private static boolean done(List<Evidence> said, Spans spans, int verb, int object) {
        Evidence deed = said.get(verb);
        boolean noun = said.get(object).operation() == null
                && !said.get(object).mentions().isEmpty()
                && !(said.get(object).mentions().getFirst() instanceof Mention.PropertyMention);
        return noun
                && !deed.words().equalsIgnoreCase(deed.lemma())
                && (deed.is(Operation.VERB) || deed.words().matches("(?i)[a-z]+ed") || dated(deed))
                && (spans.table(verb - 1) || said.get(verb - 1).is(Operation.WHO, Operation.RELATIVE));
    }

    private static boolean dated(Evidence verb) {
        return verb.operation() == null
                && verb.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> Columns.participle(verb, column.property()));
    }
}
