package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads aggregates among the conditions: "whose average salary is above 5", "with a total price of more than 100". */
final class AggregateConditions {

    private final Grammar grammar;
    private final Reading reading;
    private final Cursor cursor;

    AggregateConditions(Grammar grammar) {
        this.grammar = grammar;
        this.reading = grammar.reading;
        this.cursor = grammar.reading.cursor;
    }

    /** A function and what it is of. */
    void read() {
        List<Evidence> functions = functions();
        Evidence function = functions.getLast();
        boolean alone = functions.size() == 1;
        if (alone && grammar.measures.averages(function) && !grammar.comparisons.follows()) {
            return;
        }
        boolean named = cursor.next()
                .filter(e -> !e.mentions().isEmpty() && e.operation() == null)
                .isPresent();
        if (!named || !alone) {
            throw new NotUnderstood(function);
        }
        cursor.skip();
        if (!function.is(Operation.COUNT) && columnOfNext()) {
            cursor.take();
            cursor.skip();
        }
        Evidence name = cursor.take();
        List<Mention> mentions = name.mentions().stream()
                .filter(m -> !(m instanceof Mention.ValueMention))
                .toList();
        Mention mention = reading.choose(name, mentions, AggregateConditions::preference);
        boolean compared = grammar.comparisons.follows();
        if (mention instanceof Mention.PropertyMention column
                && compared
                && grammar.measures.isOfEachRow(function, column.property())) {
            grammar.columnConditions.read(name, column);
            return;
        }
        if (mention instanceof Mention.PropertyMention column
                && !compared
                && function.is(Operation.MAXIMUM, Operation.MINIMUM)) {
            grammar.ranks.rank(reading.scope.column(column.property()), function.is(Operation.MAXIMUM));
            return;
        }
        about(name, measure(function, name, mention));
    }

    /** "the total number of": all functions in a row, of which one should be left. */
    private List<Evidence> functions() {
        List<Evidence> functions = new ArrayList<>();
        while (cursor.more()
                && (Measures.isFunction(cursor.peek())
                        || cursor.peek().is(Operation.NOISE, Operation.OF, Operation.DISTINCT, Operation.POSSESSIVE))) {
            Evidence one = cursor.take();
            if (Measures.isFunction(one)) {
                functions.add(one);
            }
        }
        Measures.simplify(functions);
        return functions;
    }

    private static double preference(Mention mention) {
        boolean numeric = mention instanceof Mention.PropertyMention column
                && column.property().column().family().isNumeric();
        return numeric ? 0.05 : 0;
    }

    private Expression measure(Evidence function, Evidence name, Mention mention) {
        return switch (mention) {
            case Mention.PropertyMention column -> {
                Property property = column.property();
                yield grammar.measures.over(function, property, reading.scope.column(property), false);
            }
            case Mention.DerivedMention derived -> grammar.measures.sum(derived);
            case Mention.EntityMention entity -> grammar.measures.count(reading.place(entity));
            case Mention.RoleMention role -> grammar.measures.count(reading.place(role));
            case Mention.ValueMention ignored -> throw new NotUnderstood(name);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(name);
        };
    }

    /** "an average book price": the table before its column. */
    private boolean columnOfNext() {
        Optional<Mention.EntityMention> table =
                cursor.next().filter(Relations::entityFirst).flatMap(e -> e.first(Mention.EntityMention.class));
        return table.isPresent()
                && cursor.next(1).filter(ItemColumns::isColumn).stream()
                        .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                        .anyMatch(m -> Measures.sortable(m.property())
                                && reading.distances(table.get().entity())
                                                .getOrDefault(m.property().entity(), 9.0)
                                        <= 1);
    }

    /** What is said of an aggregate: compared, ranked by, or one more thing to show where nothing is. */
    void about(Evidence evidence, Expression measure) {
        int ahead = 0;
        while (ahead < 3 && cursor.next(ahead).filter(this::belongs).isPresent()) {
            ahead++;
        }
        Optional<Evidence> next = cursor.next(ahead);
        Optional<Evidence> bound = next.filter(e -> Comparisons.begins(e) || e.number() != null);
        if (bound.isPresent()) {
            compare(measure, bound.get());
            return;
        }
        if (ahead == 0
                && next.filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST))
                        .isPresent()) {
            cursor.skip();
            Evidence word = cursor.take();
            grammar.ranks.rank(measure, word.is(Operation.MOST) || word.superlative() && grammar.ranks.greatest(word));
            return;
        }
        if (reading.scope.outer != null) {
            throw new NotUnderstood(evidence);
        }
        grammar.items.show(measure, grammar.measures.nameOf(measure));
    }

    /** "the total price <em>of books</em> is over 100": what stands between an aggregate and its bound. */
    private boolean belongs(Evidence evidence) {
        return evidence.is(Operation.OF, Operation.IN) || evidence.operation() == null && Numbers.namesRows(evidence);
    }

    private void compare(Expression measure, Evidence bound) {
        while (cursor.peek() != bound) {
            cursor.take();
        }
        reading.scope.pending.about(null, measure);
        if (Comparisons.begins(bound)) {
            grammar.comparisons.read();
        } else {
            grammar.numbers.read();
        }
        reading.scope.pending.forget();
    }
}
