package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Elapsed;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes counts and aggregates. */
public final class Measures {

    private final Reading reading;
    private Evidence onAverage;

    public Measures(Reading reading) {
        this.reading = reading;
    }

    /** "how many hours do they work on average": the amount asked for is averaged, not added up or listed. */
    public boolean averages(Evidence function) {
        if (Functions.isAdverb(function)) {
            onAverage = function;
        }
        return Functions.isAdverb(function);
    }

    public void finish() {
        if (onAverage == null) {
            return;
        }
        List<Scope.Item> shown = reading.scope.shown;
        Expression amount = shown.stream()
                .filter(Scope.Item.Value.class::isInstance)
                .map(item -> ((Scope.Item.Value) item).expression())
                .reduce((first, second) -> second)
                .map(last -> last instanceof Aggregate(var function, var argument, var distinct)
                                && function == Aggregate.Function.SUM
                        ? argument
                        : last)
                .filter(last -> last.family().isNumeric() && !last.aggregates())
                .orElseThrow(() -> new NotUnderstood(onAverage));
        Expression average = new Aggregate(Aggregate.Function.AVERAGE, amount, false);
        shown.removeLast();
        shown.add(new Scope.Item.Value(average, nameOf(average)));
    }

    /** The number of rows of a table, as long as it is not known how it will be joined. */
    public Expression count(Place place) {
        Property key = place.entity().key().stream()
                .findFirst()
                .orElse(place.entity().properties().getFirst());
        Expression count = new Aggregate(Aggregate.Function.COUNT, place.column(key), true);
        reading.scope.rowCounts.put(count, place);
        return count;
    }

    /** A function over a column. "Number of" a measure adds it up; of anything else it counts what there is. */
    public Expression over(Evidence function, Property property, Expression column, boolean distinct) {
        if (function.is(Operation.SUM) && property.role() == PropertyRole.TIME) {
            return worthOf(function, property, column);
        }
        Aggregate.Function wanted = function(function.operation());
        boolean total = wanted == Aggregate.Function.COUNT && property.role() == PropertyRole.MEASURE && !distinct;
        Aggregate.Function used = total ? Aggregate.Function.SUM : wanted;
        if (used == Aggregate.Function.SUM && !used.accepts(column.family())) {
            used = Aggregate.Function.COUNT;
        }
        boolean key = property.role() == PropertyRole.KEY || property.role() == PropertyRole.REFERENCE;
        boolean figure = used == Aggregate.Function.SUM || used == Aggregate.Function.AVERAGE;
        if (!used.accepts(column.family()) || key && figure) {
            throw new NotUnderstood(function);
        }
        // What was done on a day was done by each row that has one: "the number of admissions".
        boolean done = property.role() == PropertyRole.TIME && column.family().isTemporal();
        return new Aggregate(
                used,
                column,
                used == Aggregate.Function.COUNT && !done || distinct && used != Aggregate.Function.MINIMUM);
    }

    /** "how much was refunded" where rows have a date of that: what those that have one come to. */
    private Expression worthOf(Evidence function, Property date, Expression column) {
        Property worth = date.entity().worth().orElseThrow(() -> new NotUnderstood(function));
        if (date.column().nullable()) {
            reading.scope.filters.add(new Not(new Missing(column), false));
        }
        reading.scope.dated = date;
        reading.scope.datedAt = reading.cursor.mark();
        return new Aggregate(Aggregate.Function.SUM, reading.scope.column(worth), false);
    }

    /** "with a number of pages above 300": of rows that are shown one by one each has its own number, and no total. */
    public boolean isOfEachRow(Evidence function, Property property) {
        Scope scope = reading.scope;
        return function.is(Operation.COUNT)
                && property.role() == PropertyRole.MEASURE
                && scope.groups.isEmpty()
                && scope.order.stream().noneMatch(sort -> sort.expression().aggregates())
                && scope.focus != null
                && !reading.many(scope.subjects().getFirst(), property.entity());
    }

    public Expression sum(Mention.DerivedMention mention) {
        Place place = reading.scope.place(mention.entityOf());
        Expression product =
                new Arithmetic(Arithmetic.Operator.TIMES, place.column(mention.left()), place.column(mention.right()));
        return new Aggregate(Aggregate.Function.SUM, product, false);
    }

    /** "total number of": only one of the two says anything. */
    public static void simplify(List<Evidence> functions) {
        boolean counts = functions.stream().anyMatch(e -> e.is(Operation.COUNT));
        if (counts && functions.size() > 1) {
            functions.removeIf(e -> e.is(Operation.SUM));
            while (functions.stream().filter(e -> e.is(Operation.COUNT)).count() > 1) {
                functions.removeLast();
            }
        }
    }

    public static String countName(Place place) {
        return place.entity().words().stream()
                        .map(word -> word.replaceAll("[^a-z0-9]", ""))
                        .collect(Collectors.joining("_"))
                + "_count";
    }

    /** What a person would call a computed column. */
    public String nameOf(Expression measure) {
        Place counted = reading.scope.rowCounts.get(measure);
        if (counted != null) {
            return countName(counted);
        }
        return switch (measure) {
            case Aggregate aggregate
            when aggregate.argument() instanceof ColumnRef column -> name(aggregate.function(), column.column());
            case ColumnRef column -> column.column();
            case Aggregate(var function, Elapsed elapsed, var ignored) -> name(function, nameOf(elapsed));
            case Elapsed elapsed -> elapsed.unit() == Elapsed.Unit.YEAR ? "age" : "days";
            case Arithmetic ignored -> "ratio";
            default -> "revenue";
        };
    }

    private static String name(Aggregate.Function function, String column) {
        return switch (function) {
            case COUNT -> column + "_count";
            case SUM -> "total_" + column;
            case AVERAGE, MINIMUM, MAXIMUM -> function.name().toLowerCase(Locale.ROOT) + "_" + column;
        };
    }

    public static Aggregate.Function function(Operation operation) {
        return switch (operation) {
            case SUM -> Aggregate.Function.SUM;
            case AVERAGE -> Aggregate.Function.AVERAGE;
            case MINIMUM -> Aggregate.Function.MINIMUM;
            case MAXIMUM -> Aggregate.Function.MAXIMUM;
            default -> Aggregate.Function.COUNT;
        };
    }
}
