package dev.parley.engine.interpretation.shown;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what is to be shown, one item after the other: "name and age", "the average, minimum and maximum price",
 * "members and how many loans". What stands before a name ("the different", "number of", "all details") is read here,
 * the name itself by {@link ItemNames}.
 */
public final class Items {

    private final ShownReaders readers;
    private final Reading reading;
    private final Cursor cursor;
    /** Whether rows are asked for as a list of all they have, not by their name. */
    public boolean listing = true;
    /** Whether "different" was said of what comes next. */
    boolean distinct;
    /** How many things were shown before the list at hand. */
    private int before;

    Items(ShownReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Reads one item after the other; false when there is none. */
    public boolean list() {
        before = reading.scope.shown.size();
        skipConnectors();
        boolean any = item();
        while (any && readers.itemsAhead.follows(true)) {
            skipConnectors();
            if (!item()) {
                break;
            }
        }
        return any;
    }

    /** What the list at hand shows so far. */
    List<Scope.Item> listed() {
        List<Scope.Item> shown = reading.scope.shown;
        return shown.subList(Math.min(before, shown.size()), shown.size());
    }

    private void skipConnectors() {
        cursor.skip(Operation.AND, Operation.COMMA, Operation.ALSO_SHOWN, Operation.LIST);
    }

    private boolean item() {
        List<Evidence> functions = new ArrayList<>();
        while (cursor.more()) {
            cursor.skip();
            if (!cursor.more()) {
                break;
            }
            Evidence next = cursor.peek();
            if (details(next, functions) || asked(next) || functions.isEmpty() && readers.furtherCounts.read(next)) {
                return true;
            }
            if (leadsIn(next, functions)) {
                continue;
            }
            if (functions.isEmpty() && saysCalled(next)) {
                return false;
            }
            if (next.is(Operation.SHARE)) {
                throw new NotUnderstood(next);
            }
            boolean ranks = readers.ranking.leadingRanks.leads(next);
            boolean names = next.operation() == null
                    && next.adjective() == null
                    && !next.mentions().isEmpty();
            if (!ranks && !names) {
                return readers.itemCounts.ofWhatWasSaid(functions);
            }
            if (ranks ? readers.ranking.leadingRanks.read(functions) : readers.itemNames.read(functions)) {
                return true;
            }
        }
        return readers.itemCounts.ofWhatWasSaid(functions);
    }

    /** "all details of the documents" where documents have a column of details. */
    private boolean details(Evidence everything, List<Evidence> functions) {
        boolean said = everything.is(Operation.EVERYTHING)
                && everything.words().toLowerCase(Locale.ROOT).contains("details");
        Optional<Entity> owner = said ? reading.ahead() : Optional.empty();
        Optional<Property> column = owner.flatMap(entity -> entity.properties().stream()
                .filter(property -> property.words().getLast().equals("detail"))
                .findFirst());
        if (column.isPresent()) {
            cursor.take();
            Place place = reading.scope.place(column.get().entity());
            readers.itemColumns.read(everything, column.get(), place, functions);
        }
        return column.isPresent();
    }

    /** "the name and when it was founded": a question word stands for a column. */
    private boolean asked(Evidence word) {
        if (word.is(Operation.WHO) && readers.furtherWho.asks(0)) {
            cursor.take();
            readers.furtherWho.read(word);
            return true;
        }
        boolean asks = word.is(Operation.WHEN, Operation.WHERE, Operation.HOW) && readers.questionWords.asksAlso(0);
        if (asks) {
            cursor.take();
            readers.questionWords
                    .also(word)
                    .forEach(property -> reading.scope.show(
                            reading.scope.column(property), property.column().name()));
        }
        return asks;
    }

    /** Takes a word that says how what comes next is to be shown: "all", "the different", "the average", "not". */
    private boolean leadsIn(Evidence next, List<Evidence> functions) {
        boolean filler = next.is(
                Operation.POSSESSIVE,
                Operation.OF,
                Operation.ALL,
                Operation.ANY,
                Operation.WHICH,
                Operation.LIST,
                Operation.EITHER,
                Operation.BOTH,
                Operation.EXACTLY);
        if (filler || functions.isEmpty() && everyOne(next)) {
            listing &= !next.is(Operation.WHICH);
            cursor.take();
        } else if (next.is(Operation.EVERYTHING)) {
            cursor.take();
            reading.scope.everything = true;
            listing = true;
            cursor.takeIf(Operation.GROUP);
        } else if (next.is(Operation.DISTINCT)) {
            cursor.take();
            distinct = true;
        } else if (Functions.isFunction(next)) {
            reading.notes.operation(cursor.take());
            functions.add(next);
            skipToFunction();
        } else if (!reading.scope.shown.isEmpty() && functions.isEmpty() && readers.itemsAhead.strange(0)) {
            reading.notes.skip(cursor.take());
        } else if (next.is(Operation.NOT) && readers.conditions.values.valueFollows(1)) {
            reading.notes.operation(cursor.take());
            reading.scope.pending.negation = next;
        } else {
            return false;
        }
        return true;
    }

    /** "list every author's name": the rows one by one. */
    private boolean everyOne(Evidence evidence) {
        return evidence.is(Operation.GROUP)
                && reading.scope.shown.isEmpty()
                && reading.scope.groups.isEmpty()
                && evidence.words().matches("(?i)each|every")
                && cursor.justBefore(evidence.tokens().getFirst().index())
                        .filter(e -> e.is(Operation.LIST))
                        .isPresent();
    }

    /** "the minimum, average and maximum price": to the next function, if one stands in the list. */
    private void skipToFunction() {
        int connectors =
                cursor.ahead(0, e -> e.is(Operation.AND, Operation.COMMA)).size();
        boolean function = cursor.next(connectors)
                .filter(e -> Functions.isFunction(e)
                        || e.superlative() && !e.is(Operation.FIRST)
                        || e.is(Operation.MOST, Operation.LEAST))
                .isPresent();
        if (connectors > 0 && function) {
            skipConnectors();
        }
    }

    /** "the doctor named Weber": a condition, and nothing to show. */
    private boolean saysCalled(Evidence evidence) {
        return evidence.words().matches("(?i)named|called|titled|entitled")
                && readers.conditions.values.valueFollows(1);
    }
}
