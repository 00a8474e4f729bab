package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a question: what is to be shown, then what it must be like, sentence by sentence. A later sentence says anew
 * what to show ("Give me their names."), shows more, or sorts.
 */
final class QuestionReader {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;
    private final FurtherSentence furtherSentence;

    QuestionReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor;
        this.grammar = new Grammar(reading);
        this.furtherSentence = new FurtherSentence(grammar, reading);
    }

    Scope read() {
        tiesNothing();
        oneOfTwo();
        ofItself();
        averageRow();
        ranksPeriods();
        boolean first = true;
        while (cursor.more()) {
            sentence(first);
            cursor.skip(Operation.STOP);
            first = false;
        }
        showFocus();
        grammar.conditions.standing.finish();
        grammar.shown.questionWords.finish();
        grammar.shown.itemNames.finish();
        grammar.conditions.measures.finish();
        grammar.shown.furtherCounts.finish();
        grammar.conditions.contrasts.finish();
        grammar.shown.groupsShown.finish();
        grammar.ranking.orders.finish();
        grammar.ranking.limits.finish();
        new OnlyCondition(reading).isKnown();
        Pending pending = reading.scope.pending;
        pending.requireShared();
        if (pending.negated()) {
            throw new NotUnderstood(pending.negation);
        }
        return reading.scope;
    }

    /** "patients treated": which of them, or all, is not said. */
    private void tiesNothing() {
        List<Evidence> said = cursor.rest().stream()
                .filter(e -> !e.is(Operation.NOISE, Operation.LIST, Operation.WHICH, Operation.ALL, Operation.STOP))
                .filter(e -> !e.is(Operation.COUNT))
                .toList();
        if (said.size() == 2
                && !grammar.conditions.standing.said()
                && !said.getFirst().mentions().isEmpty()
                && said.getLast().is(Operation.VERB)) {
            throw new NotUnderstood(said.getLast());
        }
    }

    /** "both rare and recent books", "either signed or numbered": one of two that are asked for is not known. */
    private void oneOfTwo() {
        List<Evidence> all = cursor.all();
        for (int at = 1; at + 2 < all.size(); at++) {
            boolean two = all.get(at - 1).is(Operation.BOTH, Operation.EITHER)
                    && all.get(at + 1).is(Operation.AND, Operation.OR);
            Optional<Evidence> unknown = Stream.of(all.get(at), all.get(at + 2))
                    .filter(e -> two
                            && e.unknown()
                            && !e.quoted()
                            && !e.tokens().getFirst().capitalised())
                    .findFirst();
            if (unknown.isPresent()) {
                throw new NotUnderstood(unknown.get());
            }
        }
    }

    /** "how many loans does the average member have": no row is the average one. */
    private void averageRow() {
        List<Evidence> all = cursor.all();
        for (int at = 2; at < all.size(); at++) {
            boolean row = all.get(at - 1).is(Operation.AVERAGE)
                    && all.get(at - 2).words().matches("(?i)do|does|did|has|have|had")
                    && Nouns.namesRows(all.get(at))
                    && all.get(at).operation() == null;
            if (row) {
                throw new NotUnderstood(all.get(at - 1));
            }
        }
    }

    /** "friends of friends": over a second row, which is not read yet. */
    private void ofItself() {
        for (int at = 2; at < cursor.all().size(); at++) {
            Evidence role = cursor.all().get(at);
            boolean twice = role.operation() == null
                    && role.first(Mention.RoleMention.class).isPresent()
                    && cursor.all().get(at - 1).is(Operation.OF)
                    && cursor.all().get(at - 2).lemma().equals(role.lemma());
            if (twice) {
                throw new NotUnderstood(role);
            }
        }
    }

    /** "which month had the most loans": months are no rows, and those of a date are not ranked yet. */
    private void ranksPeriods() {
        for (int at = 1; at < cursor.all().size(); at++) {
            Evidence unit = cursor.all().get(at);
            if (unit.is(Operation.NOISE)
                    && unit.lemma().matches("day|week|month|quarter|year")
                    && cursor.all().get(at - 1).is(Operation.WHICH)) {
                throw new NotUnderstood(unit);
            }
        }
    }

    private void sentence(boolean first) {
        cursor.skip(Operation.COMMA, Operation.AND, Operation.STOP);
        if (!cursor.more()) {
            return;
        }
        if (!first) {
            furtherSentence.read();
            grammar.modifiers.outermost();
            return;
        }
        if (grammar.conditions.measures.averages(cursor.peek())) {
            cursor.take();
            cursor.skip(Operation.COMMA);
        }
        Evidence opening = cursor.more() ? cursor.peek() : cursor.last();
        boolean sortsLater = cursor.rest().stream()
                .skip(1)
                .anyMatch(e -> e.is(Operation.ORDER, Operation.ASCENDING, Operation.DESCENDING)
                        || e.is(Operation.BY)
                        || e.words().equalsIgnoreCase("according to"));
        if (opening.is(Operation.ORDER) && sortsLater) {
            cursor.take();
        } else if (opening.is(Operation.GROUP) || opening.is(Operation.BY) && computesLater()) {
            grammar.shown.groups.read();
            prefix();
        } else if (opening.is(Operation.IN, Operation.WITH, Operation.OF)) {
            prefix();
        }
        cursor.skip(Operation.COMMA, Operation.LIST);
        if (cursor.more() && cursor.peek().is(Operation.WHO, Operation.WHERE, Operation.WHEN, Operation.HOW)) {
            ask(cursor.take());
            grammar.shown.questionWords.askToo();
        }
        grammar.shown.items.list();
        grammar.modifiers.outermost();
    }

    /** "By city, how many members are there?" */
    private boolean computesLater() {
        return cursor.rest().stream().dropWhile(e -> !e.is(Operation.COMMA)).anyMatch(Functions::isFunction);
    }

    /** "For each city with more than 3 members, ..." or "Among members of Lyon, ...": what stands before the question. */
    private void prefix() {
        boolean comma = cursor.rest().stream().anyMatch(e -> e.is(Operation.COMMA))
                || cursor.rest().stream().anyMatch(e -> e.is(Operation.LIST, Operation.WHICH, Operation.COUNT));
        while (comma
                && cursor.more()
                && !cursor.peek()
                        .is(Operation.COMMA, Operation.LIST, Operation.WHICH, Operation.COUNT, Operation.STOP)) {
            grammar.modifiers.outermostStep();
        }
    }

    private void ask(Evidence word) {
        grammar.shown.items.listing = false;
        grammar.shown.questionWords.ask(word);
        if (word.is(Operation.HOW)) {
            cursor.skip();
            if (cursor.more() && cursor.peek().adjective() != null) {
                grammar.shown.questionWords.degree(cursor.take());
            }
        }
        if (word.is(Operation.WHO) && cursor.more() && cursor.peek().unknown() && nounNext()) {
            reading.notes.skip(cursor.take());
        }
    }

    /** Between "who" and a noun stands a verb: "who <em>heads</em> the bank". */
    private boolean nounNext() {
        return cursor.next(1)
                .filter(e -> e.is(Operation.NOISE, Operation.POSSESSIVE)
                        || e.operation() == null && !e.mentions().isEmpty())
                .isPresent();
    }

    /** "smokers": when only conditions are named, their table is what is asked for. */
    private void showFocus() {
        Scope scope = reading.scope;
        List<String> filtered = scope.filters.stream()
                .flatMap(filter -> filter.aliases().stream())
                .distinct()
                .toList();
        if (scope.focus == null && scope.shown.isEmpty() && filtered.size() == 1) {
            scope.focusOn(scope.places.withAlias(filtered.getFirst()));
        }
        if (scope.shown.isEmpty() && scope.focus != null && scope.groups.isEmpty()) {
            scope.shown.add(new Scope.Item.Row(scope.focus, grammar.shown.items.listing));
        }
    }
}
