package dev.parley.engine.interpretation.conditions;

import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Measures;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads aggregates among the conditions: "whose average salary is above 5", "with a total price of more than 100". */
public final class AggregateConditions {

    private final ConditionReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    AggregateConditions(ConditionReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** A function and what it is of. */
    public void read() {
        List<Evidence> functions = functions();
        Evidence function = functions.getLast();
        boolean alone = functions.size() == 1;
        if (alone && readers.measures.averages(function) && !readers.comparisons.follows()) {
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
        boolean compared = readers.comparisons.follows();
        if (mention instanceof Mention.PropertyMention column
                && compared
                && readers.measures.isOfEachRow(function, column.property())) {
            readers.columnConditions.read(name, column);
            return;
        }
        if (mention instanceof Mention.PropertyMention column
                && !compared
                && function.is(Operation.MAXIMUM, Operation.MINIMUM)) {
            readers.phrases.rank(reading.scope.column(column.property()), function.is(Operation.MAXIMUM));
            return;
        }
        about(name, measure(function, name, mention));
    }

    /** "the total number of": all functions in a row, of which one should be left. */
    private List<Evidence> functions() {
        List<Evidence> functions = new ArrayList<>();
        while (cursor.more()
                && (Functions.isFunction(cursor.peek())
                        || cursor.peek().is(Operation.NOISE, Operation.OF, Operation.DISTINCT, Operation.POSSESSIVE))) {
            Evidence one = cursor.take();
            if (Functions.isFunction(one)) {
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
                yield readers.measures.over(function, property, reading.scope.column(property), false);
            }
            case Mention.DerivedMention derived -> readers.measures.sum(derived);
            case Mention.EntityMention entity -> readers.measures.count(reading.roles.place(entity));
            case Mention.RoleMention role -> readers.measures.count(reading.roles.place(role));
            case Mention.ValueMention ignored -> throw new NotUnderstood(name);
            case Mention.DefinedMention ignored -> throw new NotUnderstood(name);
        };
    }

    /** "an average book price": the table before its column. */
    private boolean columnOfNext() {
        Optional<Mention.EntityMention> table =
                cursor.next().filter(Nouns::entityFirst).flatMap(e -> e.first(Mention.EntityMention.class));
        return table.isPresent()
                && cursor.next(1).filter(Columns::isColumn).stream()
                        .flatMap(e -> e.all(Mention.PropertyMention.class).stream())
                        .anyMatch(m -> Columns.sortable(m.property())
                                && reading.distances(table.get().entity())
                                                .getOrDefault(m.property().entity(), 9.0)
                                        <= 1);
    }

    /** What is said of an aggregate: compared, ranked by, or one more thing to show where nothing is. */
    public void about(Evidence evidence, Expression measure) {
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
            readers.phrases.rank(measure, word.is(Operation.MOST) || word.superlative() && Degrees.greatest(word));
            return;
        }
        if (reading.scope.outer != null) {
            throw new NotUnderstood(evidence);
        }
        reading.scope.show(measure, readers.measures.nameOf(measure));
    }

    /** "the total price <em>of books</em> is over 100": what stands between an aggregate and its bound. */
    private boolean belongs(Evidence evidence) {
        return evidence.is(Operation.OF, Operation.IN) || evidence.operation() == null && Nouns.namesRows(evidence);
    }

    private void compare(Expression measure, Evidence bound) {
        while (cursor.peek() != bound) {
            cursor.take();
        }
        reading.scope.pending.about(null, measure);
        if (Comparisons.begins(bound)) {
            readers.comparisons.read();
        } else {
            readers.numbers.read();
        }
        reading.scope.pending.forget();
    }
}
