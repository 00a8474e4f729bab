package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * "the artist who joined last", "which club was founded first", "the first opened shop": the latest and the earliest of
 * them; who was born first is the oldest.
 */
final class FirstOfAll {

    private final List<Evidence> evidence;
    private final Spans spans;

    private FirstOfAll(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        FirstOfAll first = new FirstOfAll(evidence);
        for (int at = 0; at < first.evidence.size(); at++) {
            first.ahead(at);
        }
        for (int at = 1; at < first.evidence.size(); at++) {
            first.behind(at);
        }
        return first.evidence;
    }

    /** "the first opened shop", "the first shop opened". */
    private void ahead(int at) {
        Evidence word = evidence.get(at);
        if (!isFirst(word) || at + 2 >= evidence.size()) {
            return;
        }
        if (done(evidence.get(at + 1)) && spans.table(at + 2)) {
            evidence.add(at + 3, superlative(word, "early"));
            evidence.add(at + 3, evidence.remove(at + 1));
            evidence.remove(at);
        } else if (spans.table(at + 1)
                && Nouns.isOne(evidence.get(at + 1))
                && doneWith(at + 1, at + 2)
                && spans.ends(at + 3)) {
            evidence.add(at + 3, superlative(word, "early"));
            evidence.remove(at);
        }
    }

    private void behind(int at) {
        Evidence word = evidence.get(at);
        Evidence before = evidence.get(at - 1);
        boolean last = word.is(Operation.VERB) && word.words().equalsIgnoreCase("last");
        boolean first = isFirst(word);
        boolean verb =
                before.is(Operation.VERB) || before.tokens().getLast().lower().endsWith("ed") || dates(before);
        boolean behind = (last || first && !sorted(at))
                && (spans.ends(at + 1) || evidence.get(at + 1).is(Operation.AND));
        if (behind && before.lemma().equals("bear")) {
            evidence.set(at, superlative(word, last ? "young" : "old"));
            evidence.remove(at - 1);
        } else if (behind && verb) {
            evidence.set(at, superlative(word, last ? "late" : "early"));
        }
    }

    private static boolean isFirst(Evidence word) {
        return word.is(Operation.FIRST) && word.words().matches("(?i)(the )?first");
    }

    /** Whether a verb names when something was done with just these rows. */
    private boolean doneWith(int table, int verb) {
        Evidence rows = evidence.get(table);
        return done(evidence.get(verb))
                && evidence.get(verb).all(Mention.PropertyMention.class).stream()
                        .allMatch(column ->
                                column.entityOf() == rows.mentions().getFirst().entityOf());
    }

    private static Evidence superlative(Evidence word, String adjective) {
        return Evidence.adjective(word.tokens(), adjective, true, null);
    }

    /** "the first <em>founded</em> club". */
    private static boolean done(Evidence verb) {
        return dates(verb) || verb.words().endsWith("ed") && Columns.namesSortable(verb);
    }

    /** "sent", "built": what was done on a day that is kept. */
    private static boolean dates(Evidence verb) {
        return verb.operation() == null
                && verb.all(Mention.PropertyMention.class).stream()
                        .anyMatch(column -> Columns.participle(verb, column.property()));
    }

    /** "by year, latest published first", "most recently sent first": all of them in an order; "by the club founded first" says who did it. */
    private boolean sorted(int end) {
        return IntStream.range(0, end)
                .anyMatch(at -> evidence.get(at).superlative()
                        || evidence.get(at).is(Operation.MOST, Operation.LEAST)
                                && evidence.get(at + 1).adjective() != null
                        || evidence.get(at).is(Operation.ORDER, Operation.DESCENDING)
                        || evidence.get(at).is(Operation.BY) && !spans.table(nameFrom(at + 1)));
    }

    private int nameFrom(int at) {
        int name = at;
        while (name + 1 < evidence.size() && evidence.get(name).is(Operation.NOISE)) {
            name++;
        }
        return name;
    }
}
