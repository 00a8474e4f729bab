package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Pending;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.model.schema.TypeFamily;
import java.util.Locale;

/** Reads what follows the things to show: conditions, groups, order, limits; each kind of phrase by its own reader. */
final class Modifiers {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    Modifiers(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** "the longest book <em>and who borrowed it</em>": one more question, which nobody has read so far. */
    private boolean asksWho(Evidence word) {
        return word.is(Operation.WHO)
                && cursor.before().filter(e -> e.is(Operation.AND)).isPresent()
                && grammar.shown.furtherWho.asks(0);
    }

    /** Reads up to the end of the sentence. */
    void outermost() {
        while (cursor.more() && !cursor.peek().is(Operation.STOP) && !asksAgain()) {
            step(true);
        }
    }

    /** "the role with the most employees <em>and show its description</em>": as a sentence of its own would. */
    private boolean asksAgain() {
        return cursor.peek().is(Operation.LIST)
                && cursor.peek().words().toLowerCase(Locale.ROOT).startsWith("and ")
                && cursor.next(1).filter(e -> e.is(Operation.POSSESSIVE)).isPresent();
    }

    /** Reads one phrase. */
    void outermostStep() {
        step(true);
    }

    /** Reads what belongs to the nested query at hand. */
    void nested() {
        while (cursor.more() && !grammar.nestedEnds.endsNested(cursor.peek())) {
            step(false);
        }
    }

    private void step(boolean outermost) {
        Evidence next = cursor.peek();
        int mark = cursor.mark();
        phrase(next, outermost);
        if (cursor.mark() == mark) {
            throw new NotUnderstood(next);
        }
    }

    private void phrase(Evidence next, boolean outermost) {
        Scope scope = reading.scope;
        Pending pending = scope.pending;
        if (next.operation() == null || next.adjective() != null) {
            grammar.contentWords.content(next);
            return;
        }
        switch (next.operation()) {
            case AND, COMMA -> {
                boolean item = outermost
                        && grammar.shown.itemsAhead.follows(
                                scope.filters.isEmpty() && scope.order.isEmpty() && scope.required.isEmpty());
                if (item) {
                    grammar.shown.items.list();
                    return;
                }
                cursor.take();
                if (next.is(Operation.AND) && deniesNext()) {
                    scope.resume();
                }
                pending.alternative = false;
                pending.conjunction = next.is(Operation.AND) ? next : pending.conjunction;
                pending.listed = true;
            }
            case OR -> {
                pending.or = cursor.take();
                pending.alternative = true;
            }
            case ALSO_SHOWN -> {
                if (outermost && grammar.shown.itemsAhead.follows(true)) {
                    cursor.take();
                    grammar.shown.items.list();
                } else {
                    cursor.take();
                    pending.with = true;
                    pending.listed = true;
                }
            }
            case ORDER, ASCENDING, DESCENDING -> grammar.ranking.orders.read();
            case GROUP -> {
                if (kindOfRows()) {
                    cursor.take();
                } else {
                    grammar.shown.groups.read();
                }
            }
            case BY -> grammar.byPhrases.by();
            case WHO, WHICH, WHERE, WHEN, RELATIVE, LIST -> {
                if (asksWho(next)) {
                    throw new NotUnderstood(next);
                }
                cursor.take();
                scope.beginClause();
                int denied = reading.nextIs(Operation.NOT) ? 1 : 0;
                if (cursor.next(denied)
                        .filter(e -> e.is(Operation.CONTAINS, Operation.STARTS_WITH, Operation.ENDS_WITH))
                        .isEmpty()) {
                    pending.forget();
                }
                pending.with = false;
            }
            case WHOSE -> {
                cursor.take();
                scope.beginClauseOfOthers();
                if (!nameOfText()) {
                    pending.forget();
                }
                pending.with = false;
            }
            case WITH -> {
                boolean item = outermost
                        && (grammar.shown.itemsAhead.follows(false) || grammar.shown.itemsAhead.namesGroups());
                cursor.take();
                if (item) {
                    grammar.shown.items.list();
                    return;
                }
                if (pending.column == null || !grammar.conditions.values.valueFollows()) {
                    pending.forget();
                }
                pending.with = true;
            }
            case WITHOUT, NOT, EXCEPT -> {
                if (grammar.conditions.standing.over(next)) {
                    return;
                }
                if (next.words().toLowerCase(Locale.ROOT).startsWith("but")) {
                    scope.resume();
                }
                reading.notes.operation(cursor.take());
                pending.negation = pending.negated() ? null : next;
                pending.with |= next.is(Operation.WITHOUT);
            }
            case BOTH -> {
                cursor.take();
                pending.both = true;
            }
            case OF, IN, POSSESSIVE, EITHER, ANY, ALL, NOISE, VERB, THAN, TIMES, UNIT, EVERYTHING, HOW ->
                preposition(next);
            case DISTINCT -> {
                if (grammar.shown.groups.ofKinds(next)) {
                    grammar.shown.groups.read();
                    return;
                }
                cursor.take();
                boolean ends = cursor.next().map(e -> e.is(Operation.STOP)).orElse(true);
                boolean ofRows =
                        cursor.justBefore(next).filter(e -> e.is(Operation.OF)).isPresent()
                                && !scope.dimensions().isEmpty();
                if (ends || ofRows || Functions.isFunction(cursor.before().orElse(next)) || Columns.isColumn(next)) {
                    scope.distinct = true;
                }
            }
            case SAME -> grammar.conditions.sameness.read();
            case GREATER, LESS, AT_LEAST, AT_MOST, EXACTLY, SINCE, AFTER, BEFORE, UNTIL, BETWEEN ->
                grammar.conditions.comparisons.read();
            case CONTAINS, STARTS_WITH, ENDS_WITH -> grammar.conditions.partsOfText.text();
            case MISSING, PRESENT -> grammar.conditions.missingValues.missing();
            case TOP, BOTTOM, MOST, LEAST, MOST_COMMON, LEAST_COMMON, FIRST -> grammar.ranking.ranks.condition();
            case COUNT, SUM, AVERAGE, MINIMUM, MAXIMUM -> grammar.conditions.aggregateConditions.read();
            case OR_MORE, OR_LESS -> grammar.conditions.comparisons.alternative();
            case SHARE, RATIO, DIFFERENCE, UNSUPPORTED, STOP -> throw new NotUnderstood(next);
        }
    }

    /** "who ordered a book <em>but have not</em> paid any bill": it goes on about those of whom the clause began. */
    private boolean deniesNext() {
        if (cursor.more() && cursor.peek().is(Operation.NOT)) {
            return true;
        }
        return cursor.more()
                && cursor.peek().words().matches("(?i)have|has|had|do|does|did|are|were|is|was")
                && cursor.next(cursor.peek().is(Operation.NOISE) ? 0 : 1)
                        .filter(e -> e.is(Operation.NOT))
                        .isPresent();
    }

    /** "of every surgeon", where surgeons are rows with that value: no groups. */
    private boolean kindOfRows() {
        return cursor.peek().words().matches("(?i)of (each|every)")
                && cursor.next(1)
                        .filter(e -> e.operation() == null
                                && !e.mentions().isEmpty()
                                && e.mentions().stream().allMatch(Mention.ValueMention.class::isInstance))
                        .isPresent();
    }

    /** "a studio whose name contains": of a text that stands for a thing, its name is the text itself. */
    private boolean nameOfText() {
        Pending pending = reading.scope.pending;
        boolean text = pending.column != null
                && pending.column.family() == TypeFamily.TEXT
                && pending.property.role() == PropertyRole.ATTRIBUTE
                && cursor.next().filter(e -> e.words().matches("(?i)names?")).isPresent();
        if (text) {
            cursor.skip();
            cursor.take();
        }
        return text;
    }

    private void preposition(Evidence next) {
        cursor.take();
        Pending pending = reading.scope.pending;
        if (next.is(Operation.VERB)) {
            pending.forget();
        }
        if (next.is(Operation.IN)) {
            pending.with = false;
            reading.notes.preposition = next.tokens().getFirst().lower();
        }
        boolean repeats = next.is(Operation.IN, Operation.OF)
                && pending.column != null
                && !grammar.conditions.values.valueFollows();
        if (repeats
                && cursor.next()
                        .filter(e -> e.number() != null || e.period() != null)
                        .isEmpty()) {
            pending.forget();
        }
    }
}
