package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * "Clubs with boats <em>as well as</em> coaches", "visited by members as well as by guests", "by members and by guests":
 * one more of what there must be, and neither something to show nor to sort by.
 */
final class AsWellAs {

    private final List<Evidence> evidence;
    private final Spans spans;

    private AsWellAs(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> joined(List<Evidence> evidence) {
        if (evidence.stream().anyMatch(word -> word.is(Operation.BOTH))) {
            return evidence;
        }
        AsWellAs phrases = new AsWellAs(evidence);
        for (int at = 2; at + 1 < phrases.evidence.size(); at++) {
            phrases.join(at);
        }
        return phrases.evidence;
    }

    private void join(int at) {
        boolean also = evidence.get(at).words().equalsIgnoreCase("as well as");
        if (!also && !evidence.get(at).is(Operation.AND) || !spans.table(at - 1)) {
            return;
        }
        Evidence leads = evidence.get(at - 2);
        boolean done = leads.is(Operation.BY) && at > 2 && isDone(evidence.get(at - 3));
        boolean again = done && evidence.get(at + 1).is(Operation.BY);
        if (again && !also && ofGroups(at)) {
            return;
        }
        int next = again ? at + 2 : at + 1;
        if ((done || also && leads.is(Operation.WITH)) && next < evidence.size() && spans.table(next)) {
            evidence.set(at, evidence.get(at).withOperation(Operation.AND));
            if (again) {
                evidence.remove(at + 1);
            }
        }
    }

    /** "the number of contests entered by club and by town": a number for each of both. */
    private boolean ofGroups(int at) {
        return IntStream.range(0, at)
                .anyMatch(before -> Functions.isFunction(evidence.get(before))
                        || spans.named(before)
                                && evidence.get(before)
                                        .first(Mention.PropertyMention.class)
                                        .filter(Columns::isFigure)
                                        .isPresent());
    }

    /** "entered", "taken": what is done by somebody. */
    private static boolean isDone(Evidence verb) {
        return Verbs.participle(verb) || verb.is(Operation.VERB);
    }
}
