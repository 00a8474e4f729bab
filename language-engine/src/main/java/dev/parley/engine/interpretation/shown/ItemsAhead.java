package dev.parley.engine.interpretation.shown;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks ahead whether something further to show is named, and no condition: "and their age", "as well as the average
 * price", "ships with their home port", but not "and price over 5".
 */
public final class ItemsAhead {

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    ItemsAhead(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /**
     * Whether, behind a connector, something further to show is named.
     *
     * @param first whether nothing but things to show was read so far; behind a condition only "their age" is shown
     */
    public boolean follows(boolean first) {
        if (alsoHad()) {
            return false;
        }
        boolean withTheir = withTheir();
        int start = withTheir ? 1 : 0;
        List<Evidence> between = cursor.ahead(start, ItemsAhead::leadsOn);
        boolean connected =
                withTheir || between.stream().anyMatch(e -> e.is(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN));
        boolean their = withTheir || between.stream().anyMatch(e -> e.is(Operation.POSSESSIVE, Operation.ALSO_SHOWN));
        int named = start + between.size();
        int ahead = connected && first && strange(named) ? named + 1 : named;
        return connected
                && cursor.next(ahead)
                        .filter(item -> shows(item, ahead, first, their || closes(item, ahead)))
                        .isPresent();
    }

    /** "who hired a boat as well as a tent", "who have loans as well as bookings": said of the same rows, and nothing to show. */
    private boolean alsoHad() {
        Scope scope = reading.scope;
        Optional<Evidence> rows = cursor.next(1)
                .filter(e -> e.operation() == null)
                .filter(e -> Nouns.namesRows(e) || e.words().endsWith("ed") && !Nouns.isOne(e));
        boolean had = !scope.required.isEmpty() || !scope.filters.isEmpty();
        return had
                && cursor.next()
                        .flatMap(cursor::justBefore)
                        .filter(Nouns::entityFirst)
                        .isPresent()
                && cursor.next()
                        .filter(also -> also.words().matches("(?i)as well as|in addition to|and also|also"))
                        .isPresent()
                && rows.flatMap(cursor::justBefore)
                        .filter(before ->
                                before == cursor.peek() || before.words().matches("(?i)an?|any|some"))
                        .isPresent();
    }

    /** "the name and <em>special</em> price": a word that nothing is known of before a column, which is shown all the same. */
    boolean strange(int ahead) {
        return cursor.next(ahead)
                        .filter(e -> e.unknown()
                                && !e.quoted()
                                && !e.tokens().getFirst().capitalised())
                        .isPresent()
                && cursor.next(ahead + 1).filter(Columns::isColumn).isPresent();
    }

    /** Whether what comes next is "and" with a last thing to show. */
    public boolean closesBehindAnd() {
        return cursor.peek().is(Operation.AND)
                && cursor.next(1).filter(item -> closes(item, 1)).isPresent();
    }

    /** "members who borrowed a book, and the loan date": the last words of a question name a column, and no condition. */
    private boolean closes(Evidence item, int ahead) {
        boolean the = cursor.justBefore(item)
                .filter(e -> e.words().toLowerCase(Locale.ROOT).matches("(.* )?the"))
                .isPresent();
        return the
                && !reading.scope.computed()
                && Columns.isColumn(item)
                && item.mentions().getFirst().quality() >= 0.9
                && cursor.next(ahead + 1).map(e -> e.is(Operation.STOP)).orElse(true);
    }

    private static boolean leadsOn(Evidence evidence) {
        return evidence.is(
                        Operation.AND,
                        Operation.COMMA,
                        Operation.ALSO_SHOWN,
                        Operation.POSSESSIVE,
                        Operation.ALL,
                        Operation.DISTINCT,
                        Operation.OF,
                        Operation.LIST,
                        Operation.BOTH)
                || evidence.is(Operation.WHICH) && evidence.words().matches("(?i)which|what( is| are| was| were)?");
    }

    private boolean shows(Evidence item, int ahead, boolean first, boolean their) {
        if (Functions.isFunction(item)) {
            return !Functions.isAdverb(item)
                    && (FurtherCounts.asks(item) || !readers.conditions.comparedAhead.compared(ahead));
        }
        if (item.is(Operation.WHEN, Operation.WHERE, Operation.HOW)) {
            return readers.questionWords.asksAlso(ahead);
        }
        if (item.is(Operation.WHO)) {
            return readers.furtherWho.asks(ahead);
        }
        if (item.superlative()
                || item.is(Operation.MOST_COMMON, Operation.LEAST_COMMON)
                || item.is(Operation.MOST, Operation.LEAST) && reading.scope.computed()) {
            return first && extreme(ahead);
        }
        boolean names = item.operation() == null && !item.mentions().isEmpty();
        if (!names || !first && !their || saidAnew(item, ahead)) {
            return false;
        }
        return item.mentions().getFirst() instanceof Mention.EntityMention
                || item.mentions().getFirst() instanceof Mention.RoleMention
                || Columns.isColumn(item) && !readers.conditions.comparedAhead.compared(ahead);
    }

    /** "the name and the highest price", but not "by name and highest price first". */
    private boolean extreme(int ahead) {
        boolean sorts =
                cursor.next(ahead + 2).filter(e -> e.is(Operation.FIRST)).isPresent();
        return !sorts && cursor.next(ahead + 1).filter(Columns::isColumn).isPresent();
    }

    /** "that have books which are French as well as <em>books which</em> are English": the same noun for a further condition. */
    private boolean saidAnew(Evidence item, int ahead) {
        return !reading.scope.filters.isEmpty()
                && cursor.next(ahead + 1)
                        .filter(e -> e.is(Operation.WHO, Operation.RELATIVE, Operation.WHOSE))
                        .isPresent()
                && cursor.all().stream()
                        .takeWhile(e -> e != item)
                        .anyMatch(e -> e.operation() == null && e.lemma().equals(item.lemma()));
    }

    /** "ships with their home port", "ships with the name of their home port": shown too. */
    private boolean withTheir() {
        boolean named = cursor.next(1).filter(Columns::isColumn).isPresent()
                && cursor.next(2).filter(e -> e.is(Operation.OF)).isPresent();
        return reading.nextIs(Operation.WITH)
                && cursor.next(named ? 3 : 1)
                        .filter(e -> e.is(Operation.POSSESSIVE))
                        .isPresent();
    }

    /** "the number of loans for each member, with id and name": columns of what is counted for, and no condition. */
    public boolean namesGroups() {
        List<Evidence> rest = cursor.rest().stream()
                .skip(1)
                .takeWhile(e -> !e.is(Operation.STOP))
                .toList();
        return cursor.peek().is(Operation.WITH, Operation.ALSO_SHOWN)
                && !reading.scope.groups.isEmpty()
                && rest.stream().anyMatch(Columns::isColumn)
                && rest.stream()
                        .allMatch(e -> Columns.isColumn(e)
                                || e.is(Operation.AND, Operation.COMMA, Operation.NOISE, Operation.POSSESSIVE));
    }
}
