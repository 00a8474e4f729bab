package dev.parley.engine.interpretation;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import java.util.List;
import java.util.Locale;

/**
 * Looks ahead whether something further to show is named, and no condition: "and their age", "as well as the average
 * price", "ships with their home port", but not "and price over 5".
 */
final class ItemsAhead {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    ItemsAhead(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /**
     * Whether, behind a connector, something further to show is named.
     *
     * @param first whether nothing but things to show was read so far; behind a condition only "their age" is shown
     */
    boolean follows(boolean first) {
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

    /** "the name and <em>special</em> price": a word that nothing is known of before a column, which is shown all the same. */
    boolean strange(int ahead) {
        return cursor.next(ahead)
                        .filter(e -> e.unknown()
                                && !e.quoted()
                                && !e.tokens().getFirst().capitalised())
                        .isPresent()
                && cursor.next(ahead + 1).filter(ItemColumns::isColumn).isPresent();
    }

    /** Whether what comes next is "and" with a last thing to show. */
    boolean closesBehindAnd() {
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
                && ItemColumns.isColumn(item)
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
        if (Measures.isFunction(item)) {
            return !Measures.isAdverb(item) && (FurtherCounts.asks(item) || !compared(ahead));
        }
        if (item.is(Operation.WHEN, Operation.WHERE, Operation.HOW)) {
            return grammar.questionWords.asksAlso(ahead);
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
                || ItemColumns.isColumn(item) && !compared(ahead);
    }

    /** "the name and the highest price", but not "by name and highest price first". */
    private boolean extreme(int ahead) {
        boolean sorts =
                cursor.next(ahead + 2).filter(e -> e.is(Operation.FIRST)).isPresent();
        return !sorts && cursor.next(ahead + 1).filter(ItemColumns::isColumn).isPresent();
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
        boolean named = cursor.next(1).filter(ItemColumns::isColumn).isPresent()
                && cursor.next(2).filter(e -> e.is(Operation.OF)).isPresent();
        return reading.nextIs(Operation.WITH)
                && cursor.next(named ? 3 : 1)
                        .filter(e -> e.is(Operation.POSSESSIVE))
                        .isPresent();
    }

    /** "the number of loans for each member, with id and name": columns of what is counted for, and no condition. */
    boolean namesGroups() {
        List<Evidence> rest = cursor.rest().stream()
                .skip(1)
                .takeWhile(e -> !e.is(Operation.STOP))
                .toList();
        return cursor.peek().is(Operation.WITH, Operation.ALSO_SHOWN)
                && !reading.scope.groups.isEmpty()
                && rest.stream().anyMatch(ItemColumns::isColumn)
                && rest.stream()
                        .allMatch(e -> ItemColumns.isColumn(e)
                                || e.is(Operation.AND, Operation.COMMA, Operation.NOISE, Operation.POSSESSIVE));
    }

    /** Whether the name at {@code ahead} is compared with something: then it belongs to a condition. */
    boolean compared(int ahead) {
        Evidence name = cursor.next(ahead).orElseThrow();
        int at = ahead + 1;
        if (Measures.isFunction(name)) {
            at += cursor.ahead(
                            at,
                            e -> ItemColumns.isColumn(e)
                                    || e.first(Mention.EntityMention.class).isPresent()
                                    || e.is(Operation.OF))
                    .size();
        }
        while (leadsToOperand(at)) {
            at++;
        }
        return cursor.next(at).filter(e -> compares(e) || holds(name, e)).isPresent();
    }

    /** "a price <em>of</em> 5", "a city <em>not in</em> France"; "the name <em>for</em> Lyon" says whose name, not what it is. */
    private boolean leadsToOperand(int at) {
        return cursor.next(at)
                .filter(e ->
                        e.is(Operation.IN) && !e.tokens().getFirst().lower().equals("for")
                                || e.is(Operation.NOT)
                                || e.is(Operation.OF) && constantBehind(at))
                .isPresent();
    }

    /** "a price of 5", but not "the name of 5 members". */
    private boolean constantBehind(int of) {
        boolean rows = cursor.next(of + 2).filter(Relations::entityFirst).isPresent();
        return cursor.next(of + 1)
                .filter(e -> e.quoted() || !rows && (e.number() != null || e.period() != null))
                .isPresent();
    }

    private boolean compares(Evidence evidence) {
        return evidence.is(
                        Operation.SINCE,
                        Operation.AFTER,
                        Operation.BEFORE,
                        Operation.UNTIL,
                        Operation.GREATER,
                        Operation.LESS,
                        Operation.AT_LEAST,
                        Operation.AT_MOST,
                        Operation.EXACTLY,
                        Operation.BETWEEN,
                        Operation.CONTAINS,
                        Operation.STARTS_WITH,
                        Operation.ENDS_WITH,
                        Operation.MISSING,
                        Operation.PRESENT)
                || evidence.number() != null && !limits(evidence)
                || evidence.period() != null
                || evidence.quoted();
    }

    /** "city Lyon": a value of the very column. */
    private static boolean holds(Evidence name, Evidence value) {
        return name.all(Mention.PropertyMention.class).stream()
                .anyMatch(column -> value.all(Mention.ValueMention.class).stream()
                        .anyMatch(v -> v.property() == column.property()));
    }

    /** "the 3 longest": such a number says how many rows. */
    private boolean limits(Evidence number) {
        return cursor.rest().stream()
                .dropWhile(e -> e != number)
                .skip(1)
                .limit(1)
                .anyMatch(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST));
    }
}
