package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.interpretation.words.Verbs;
import dev.parley.engine.lexicon.Operation;
import java.util.List;

/**
 * "Which concerts were packed", "how many members are still around": what the question ends with is all that is said of
 * the rows, so that without it every one of them would be the answer.
 */
final class OnlyCondition {

    private final Reading reading;

    OnlyCondition(Reading reading) {
        this.reading = reading;
    }

    /** @throws NotUnderstood where it was passed over */
    void isKnown() {
        if (isLimited(reading.scope)) {
            return;
        }
        List<Evidence> passedOver = reading.notes.skipped();
        List<Evidence> said = reading.cursor.all();
        int end = said.size();
        while (end > 0
                && said.get(end - 1).is(Operation.STOP, Operation.NOISE)
                && !passedOver.contains(said.get(end - 1))) {
            end--;
        }
        if (end == 0 || !passedOver.contains(said.get(end - 1))) {
            return;
        }
        int start = end - 1;
        while (start > 0
                && (passedOver.contains(said.get(start - 1))
                        || said.get(start - 1).is(Operation.NOISE, Operation.VERB))) {
            start--;
        }
        boolean ofRows = start > 0
                && said.get(start - 1).operation() == null
                && !said.get(start - 1).mentions().isEmpty()
                && Nouns.entityFirst(said.get(start - 1));
        boolean asked = said.getFirst().is(Operation.COUNT)
                || said.getFirst().is(Operation.WHICH, Operation.WHO)
                        && reading.scope.shown.stream().allMatch(Scope.Item.Row.class::isInstance);
        boolean deed = said.subList(start, end).stream() // "how many races were driven"
                .filter(passedOver::contains)
                .allMatch(Verbs::participle);
        if (asked && ofRows && !deed) {
            throw new NotUnderstood(said.get(end - 1));
        }
    }

    private static boolean isLimited(Scope scope) {
        return !scope.filters.isEmpty()
                || !scope.having.isEmpty()
                || !scope.groups.isEmpty()
                || !scope.order.isEmpty()
                || !scope.required.isEmpty()
                || scope.limit != null
                || scope.focus == null;
    }
}
