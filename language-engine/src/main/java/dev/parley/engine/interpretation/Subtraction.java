package dev.parley.engine.interpretation;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * "The difference between the highest and the lowest salary": the two numbers that the rest asks for, one taken from the
 * other, of each group where there are groups.
 *
 * @param at where the word for the difference stands
 */
record Subtraction(List<Evidence> evidence, int at) {

    static Optional<Subtraction> in(List<Evidence> evidence) {
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
    Optional<Interpretation> reading(Function<List<Evidence>, Optional<Interpretation>> reader) {
        List<Evidence> numbers = new ArrayList<>(evidence);
        numbers.remove(at);
        return reader.apply(numbers).flatMap(Subtraction::subtracted);
    }

    private static Optional<Interpretation> subtracted(Interpretation both) {
        if (!(both.query() instanceof Select select) || select.limit() != null) {
            return Optional.empty();
        }
        List<Expression> numbers = select.outputs().stream()
                .map(Output::expression)
                .filter(Expression::aggregates)
                .filter(number -> number.family().isNumeric())
                .toList();
        if (numbers.size() != 2) {
            return Optional.empty();
        }
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
        return Optional.of(
                new Interpretation(one, Explainer.sentence(one), both.score(), both.assumptions(), both.links()));
    }

    private static boolean isLeast(Expression number) {
        return number instanceof Aggregate aggregate && aggregate.function() == Aggregate.Function.MINIMUM;
    }
}
