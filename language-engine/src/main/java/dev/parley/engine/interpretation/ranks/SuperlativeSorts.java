package dev.parley.engine.interpretation.ranks;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.reading.Cursor;
import dev.parley.engine.interpretation.reading.Option;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads superlatives that sort and cut nothing off: "most expensive first", "by price, highest first", "youngest member
 * first", "from the youngest to the oldest".
 */
final class SuperlativeSorts {

    /** What any number can be. */
    private static final Set<String> PLAIN =
            Set.of("high", "low", "large", "big", "great", "small", "much", "many", "few");

    private final RankReaders readers;
    private final Reading reading;
    private final Cursor cursor;

    SuperlativeSorts(RankReaders readers) {
        this.readers = readers;
        this.reading = readers.reading;
        this.cursor = readers.reading.cursor;
    }

    /** Reads on behind a superlative if it says how to sort; {@code most} is false for "the least expensive". */
    boolean read(Evidence adjective, boolean most) {
        if (rangeFollows()) {
            range(adjective, most);
            return true;
        }
        if (cursor.takeIf(Operation.FIRST).isPresent()) {
            first(adjective, most);
            return true;
        }
        boolean first = cursor.next(1).filter(e -> e.is(Operation.FIRST)).isPresent();
        if (!first || cursor.next().filter(e -> !Functions.isFunction(e)).isEmpty()) {
            return false;
        }
        if (cursor.next().filter(Nouns::entityFirst).isPresent()) {
            rowsFirst(adjective, most);
            return true;
        }
        Optional<Expression> number = readers.orders.saidNumber();
        if (number.isPresent()) {
            cursor.takeIf(Operation.FIRST);
            sort(number.get(), Degrees.greatest(adjective) == most);
            return true;
        }
        if (cursor.next().filter(Columns::namesSortable).isPresent()) {
            columnFirst(Degrees.greatest(adjective) == most);
            return true;
        }
        return false;
    }

    private boolean rangeFollows() {
        boolean to = cursor.next()
                .filter(e ->
                        e.is(Operation.IN) && e.words().toLowerCase(Locale.ROOT).startsWith("to"))
                .isPresent();
        return to
                && cursor.next(1)
                        .filter(e -> e.superlative() || e.is(Operation.MOST, Operation.LEAST))
                        .isPresent();
    }

    /** "from the youngest to the oldest": the first of the two says which way to sort. */
    private void range(Evidence adjective, boolean most) {
        Scope scope = reading.scope;
        if (scope.order.isEmpty()) {
            Option<Property> measured = reading.adjectives.measured(adjective);
            sort(scope.column(measured.value()), measured.score() > 0 == most);
        } else if (scope.order.getLast().expression().family().isTemporal()) {
            turn(later(adjective) == most);
        } else {
            turn(Degrees.greatest(adjective) == most);
        }
        cursor.takeIf(Operation.IN);
        cursor.skip();
        Evidence end = cursor.take();
        if (end.is(Operation.MOST, Operation.LEAST)
                && cursor.next().filter(e -> e.adjective() != null).isPresent()) {
            cursor.skip();
            cursor.take();
        }
    }

    private boolean later(Evidence adjective) {
        return reading.lexicon.measures(adjective.adjective()).stream()
                .filter(measure -> measure.measures().equals("date"))
                .anyMatch(Lexicon.Adjective::increasing);
    }

    /** "most expensive first"; "by price, highest first". */
    private void first(Evidence adjective, boolean most) {
        Optional<Property> sorted = sortedBy().filter(column -> reading.lexicon.measures(adjective.adjective()).stream()
                .anyMatch(measure -> column.mayMean(measure.measures())));
        if (sorted.isPresent()) {
            turn(Degrees.greatest(adjective, sorted.get()) == most);
            return;
        }
        if (turnsOrder(adjective)) {
            turn(Degrees.greatest(adjective) == most);
            return;
        }
        Optional<Expression> computed = computed(adjective);
        if (computed.isPresent()) {
            sort(computed.get(), Degrees.greatest(adjective) == most);
            return;
        }
        Option<Property> measured = reading.adjectives.measured(adjective);
        Expression column = reading.scope.column(measured.value());
        reading.scope.order.removeIf(sort -> sort.expression().equals(column));
        sort(column, measured.score() > 0 == most);
    }

    /** The column that was said last to sort by: "by age, oldest first" is by the age, whatever else of them is old. */
    private Optional<Property> sortedBy() {
        Scope scope = reading.scope;
        return scope.order.isEmpty() || !(scope.order.getLast().expression() instanceof ColumnRef column)
                ? Optional.empty()
                : scope.places.withAlias(column.alias()).entity().property(column.column());
    }

    /** "revenue per member, highest first": the number that was computed last. */
    private Optional<Expression> computed(Evidence adjective) {
        boolean plain = adjective.adjective() != null && PLAIN.contains(adjective.adjective());
        return reading.scope.shown.reversed().stream()
                .filter(item -> plain && Scope.computed(item))
                .map(item -> ((Scope.Item.Value) item).expression())
                .findFirst();
    }

    /** "by price, highest first": says how to sort by what was named, where no other column is high. */
    private boolean turnsOrder(Evidence adjective) {
        return !reading.scope.order.isEmpty()
                && reading.scope.subjects().stream().allMatch(place -> reading.adjectives
                        .measured(place.entity(), adjective.adjective())
                        .isEmpty());
    }

    /** "youngest member first": all of them, the youngest before the others. */
    private void rowsFirst(Evidence adjective, boolean most) {
        cursor.skip();
        Evidence noun = cursor.take();
        cursor.takeIf(Operation.FIRST);
        Place place = reading.roles.place(reading.choose(noun, noun.all(Mention.EntityMention.class), m -> 0));
        Option<Property> measured = readers.superlatives.measuredNear(place.entity(), adjective);
        sort(reading.scope.column(measured.value()), measured.score() > 0 == most);
    }

    /** "highest price first". */
    private void columnFirst(boolean descending) {
        Property property = readers.superlatives.takeSortable();
        cursor.takeIf(Operation.FIRST);
        sort(reading.scope.column(property), descending);
    }

    private void sort(Expression key, boolean descending) {
        reading.scope.order.add(new Scope.Sort(key, Ranks.direction(descending)));
    }

    /** Sorts by what was named last, the other way round if need be. */
    private void turn(boolean descending) {
        sort(reading.scope.order.removeLast().expression(), descending);
    }
}
