package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import java.util.List;
import java.util.Optional;

/** What the words around "current", "still" and "no longer" say: of which rows, and whether anything but that they last. */
final class StandingWords {

    /** What rows do or are as long as they are not over. */
    private static final String LASTING =
            "(?i)works?|working|worked|employed|serv(e|es|ing)|teach(es|ing)?|active|around|here|available|valid"
                    + "|operat(e|es|ing)|run|runs|running|sold|offered|made|produced|used|stocked|supplied|sell|exists?"
                    + "|open|enrolled|members?|there|in force|in use|in service|in business|on staff|with us|with them";

    /** A form of a table's name, as the verb of what its rows do, is worth no more. */
    private static final double BY_NAME = 0.8;

    private StandingWords() {}

    /** How many of the spans say that rows last, and nothing that is known of them; less than 0 where none does. */
    static int lasting(List<Evidence> spans, Entity rows) {
        int last = -1;
        for (int i = 0; i < spans.size(); i++) {
            Evidence span = spans.get(i);
            boolean says = span.words().matches(LASTING)
                    && span.mentions().stream()
                            .allMatch(m -> m instanceof Mention.EntityMention && m.entityOf() == rows);
            if (!says && !span.is(Operation.NOISE)) {
                break;
            }
            last = says ? i + 1 : last;
        }
        return last;
    }

    /** Whether nothing more is said behind so many of the spans. */
    static boolean ends(List<Evidence> spans, int at) {
        return spans.stream()
                .skip(at)
                .filter(span -> !span.is(Operation.NOISE))
                .findFirst()
                .filter(span -> !span.is(Operation.STOP, Operation.AND, Operation.COMMA))
                .isEmpty();
    }

    /** Whether a column or a value says it: "current balance", "still pending". */
    static boolean saidByName(List<Evidence> behind) {
        return behind.stream()
                .dropWhile(span -> span.is(Operation.NOISE))
                .findFirst()
                .filter(span ->
                        !span.mentions().isEmpty() && !rows(span.mentions().getFirst())
                                || span.is(Operation.NOT, Operation.WITHOUT))
                .isPresent();
    }

    /** "still work here", "still in each department", "currently have": nothing but that the rows last. */
    static boolean lasts(List<Evidence> behind, Entity rows) {
        int lasting = Math.max(0, lasting(behind, rows));
        boolean had = behind.stream()
                .skip(lasting)
                .findFirst()
                .filter(span -> span.words().matches("(?i)have|employ|be"))
                .isPresent();
        return ends(behind, had ? lasting + 1 : lasting)
                || behind.stream()
                        .skip(lasting)
                        .dropWhile(span -> span.is(Operation.NOISE))
                        .findFirst()
                        .filter(span -> span.is(Operation.IN, Operation.GROUP))
                        .isPresent();
    }

    /** The noun that "current" or "currently employed" stands before. */
    static Optional<Evidence> rowsBehind(List<Evidence> behind) {
        return behind.stream()
                .dropWhile(span -> span.words().matches("(?i)the|employed|working|active")
                        || span.operation() == null
                                && !span.mentions().isEmpty()
                                && span.mentions().getFirst() instanceof Mention.ValueMention)
                .findFirst()
                .filter(StandingWords::isRows);
    }

    /** What "still" or "currently" is said of: the noun before it. */
    static Optional<Evidence> subject(List<Evidence> before) {
        return before.reversed().stream()
                .filter(span ->
                        !span.is(Operation.NOISE, Operation.WHO, Operation.RELATIVE, Operation.WHICH, Operation.WHERE))
                .filter(span -> !span.is(Operation.VERB) || isRows(span))
                .findFirst()
                .filter(StandingWords::isRows);
    }

    static boolean isCurrent(Evidence word) {
        return word.is(Operation.NOISE) && word.words().matches("(?i)current|currently|presently|still");
    }

    static boolean isRows(Evidence span) {
        return span.operation() == null
                && !span.mentions().isEmpty()
                && rows(span.mentions().getFirst())
                && span.mentions().getFirst().quality() > BY_NAME;
    }

    static boolean rows(Mention mention) {
        return mention instanceof Mention.EntityMention || mention instanceof Mention.RoleMention;
    }
}
