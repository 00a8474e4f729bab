package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * "The difference between the highest and the lowest salary": the two numbers that the rest asks for, one taken from the
 * other, of each group where there are groups.
 *
 * @param at where the word for the difference stands
 */
public record Subtraction(List<Evidence> evidence, int at) {

    private static final Set<String> LEAST = Set.of("min", "minimum", "lowest", "least", "low", "smallest");

    public static Optional<Subtraction> in(List<Evidence> evidence) {
        return IntStream.range(0, evidence.size())
                .filter(at -> evidence.get(at).is(Operation.DIFFERENCE))
                .filter(at -> evidence.get(at).words().endsWith("between"))
                .mapToObj(at -> new Subtraction(evidence, at))
                .findFirst();
    }

    /**
     * The one reading; empty where its words make no two numbers.
     *
     * @param reader of a question's words
     */
    public Optional<Interpretation> reading(Function<List<Evidence>, Optional<Interpretation>> reader) {
        if (at > 0 && evidence.get(at - 1).superlative()) {
            return greatest(reader);
        }
        List<Evidence> numbers = new ArrayList<>(evidence);
        numbers.remove(at);
        return reader.apply(numbers).flatMap(this::subtracted);
    }

    /** "Which job has the largest difference between the max pay and the min pay": ranked by the first, less the second. */
    private Optional<Interpretation> greatest(Function<List<Evidence>, Optional<Interpretation>> reader) {
        List<Integer> columns = IntStream.range(at + 1, evidence.size())
                .filter(place -> !evidence.get(place).is(Operation.NOISE, Operation.POSSESSIVE, Operation.AND))
                .limit(2)
                .filter(place -> Columns.isColumn(evidence.get(place)))
                .boxed()
                .toList();
        if (columns.size() < 2) {
            return Optional.empty();
        }
        List<Evidence> ranked = new ArrayList<>(evidence);
        ranked.subList(columns.getFirst() + 1, columns.getLast() + 1).clear();
        ranked.remove(at);
        return reader.apply(ranked).flatMap(one -> byDifference(one, columns.getLast()));
    }

    private Optional<Interpretation> byDifference(Interpretation one, int second) {
        if (!(one.query() instanceof Select select)
                || select.orderBy().isEmpty()
                || !(select.orderBy().getFirst().expression() instanceof ColumnRef first)) {
            return Optional.empty();
        }
        Optional<ColumnRef> other = evidence.get(second).all(Mention.PropertyMention.class).stream()
                .map(Mention.PropertyMention::property)
                .filter(column -> column.entity().property(first.column()).isPresent())
                .filter(column -> column.column().family().isNumeric())
                .map(column -> new ColumnRef(
                        first.alias(), column.column().name(), column.column().family()))
                .findFirst();
        return other.map(less -> {
            boolean upward = isLeast(first) && !isLeast(less);
            Expression difference =
                    new Arithmetic(Arithmetic.Operator.MINUS, upward ? less : first, upward ? first : less);
            List<Ordering> order = new ArrayList<>(select.orderBy());
            order.set(0, new Ordering(difference, order.getFirst().direction(), Ordering.Nulls.LAST));
            Select ranked = select.ordered(order, select.limit());
            return new Interpretation(ranked, Explainer.sentence(ranked), one.score(), one.assumptions(), one.links());
        });
    }

    private Optional<Interpretation> subtracted(Interpretation both) {
        if (!(both.query() instanceof Select select) || select.limit() != null) {
            return Optional.empty();
        }
        Optional<List<Expression>> columns = columns(select);
        if (columns.isPresent()) {
            return Optional.of(difference(both, select, columns.get()));
        }
        List<Expression> numbers = select.outputs().stream()
                .map(Output::expression)
                .filter(Expression::aggregates)
                .filter(number -> number.family().isNumeric())
                .toList();
        if (numbers.size() != 2) {
            return Optional.empty();
        }
        return Optional.of(difference(both, select, numbers));
    }

    /** "The difference between the max price and the min price" of each row, where these are two columns of it. */
    private Optional<List<Expression>> columns(Select select) {
        List<Property> named = evidence.stream()
                .skip(at + 1)
                .filter(word -> !word.is(Operation.NOISE, Operation.POSSESSIVE, Operation.AND))
                .limit(2)
                .filter(Columns::isColumn)
                .flatMap(word -> word.first(Mention.PropertyMention.class).stream())
                .map(Mention.PropertyMention::property)
                .toList();
        List<Expression> numbers = named.stream()
                .flatMap(column -> select.outputs().stream()
                        .map(Output::expression)
                        .filter(output -> output instanceof ColumnRef ref
                                && ref.column().equals(column.column().name())
                                && ref.family().isNumeric()))
                .toList();
        boolean rows = select.groupBy().isEmpty() && !select.distinct() && !compared(select, numbers);
        return rows && named.size() == 2 && numbers.size() == 2 ? Optional.of(numbers) : Optional.empty();
    }

    /** "Whose difference is over 10", "sorted by the difference": said of the difference, and read as said of both columns. */
    private static boolean compared(Select select, List<Expression> numbers) {
        boolean each = numbers.stream().allMatch(number -> select.where().stream()
                .flatMap(condition -> condition.expressions().stream())
                .anyMatch(number::equals));
        return each || select.orderBy().stream().map(Ordering::expression).anyMatch(numbers::contains);
    }

    private static Interpretation difference(Interpretation both, Select select, List<Expression> numbers) {
        boolean upward = isLeast(numbers.getFirst()) && !isLeast(numbers.getLast());
        Expression difference = new Arithmetic(
                Arithmetic.Operator.MINUS,
                upward ? numbers.getLast() : numbers.getFirst(),
                upward ? numbers.getFirst() : numbers.getLast());
        List<Output> outputs = new ArrayList<>(select.outputs().stream()
                .filter(output -> !numbers.contains(output.expression()))
                .toList());
        outputs.add(new Output(difference, "difference"));
        Select one = new Select(
                false,
                outputs,
                select.from(),
                select.joins(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.orderBy().stream()
                        .filter(key -> !key.expression().aggregates())
                        .toList(),
                null);
        return new Interpretation(one, Explainer.sentence(one), both.score(), both.assumptions(), both.links());
    }

    private static boolean isLeast(Expression number) {
        return number instanceof Aggregate aggregate && aggregate.function() == Aggregate.Function.MINIMUM
                || number instanceof ColumnRef column
                        && Names.words(column.column()).stream().anyMatch(LEAST::contains);
    }
}
