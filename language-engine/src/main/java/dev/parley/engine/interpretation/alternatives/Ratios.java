package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.CountWhere;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.interpretation.words.Nouns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * "The ratio of married to single members": the number of the first by that of the second, where both are rows of one
 * table that conditions tell apart.
 *
 * @param first what is counted first, in the words of the question
 * @param second what it is divided by
 */
public record Ratios(List<Evidence> first, List<Evidence> second) {

    public static Optional<Ratios> in(List<Evidence> evidence) {
        int at = IntStream.range(0, evidence.size())
                .filter(index -> evidence.get(index).is(Operation.RATIO))
                .findFirst()
                .orElse(-1);
        int between = IntStream.range(at + 2, evidence.size())
                .filter(index -> evidence.get(index).is(Operation.AND)
                        || evidence.get(index).words().matches("(?i)to( the)?"))
                .findFirst()
                .orElse(-1);
        if (at < 0 || between < 0 || between + 1 == evidence.size()) {
            return Optional.empty();
        }
        List<Evidence> second = evidence.subList(between + 1, evidence.size());
        List<Evidence> first = new ArrayList<>(evidence.subList(at + 1, between));
        first.removeIf(word -> word.is(Operation.OF));
        if (first.stream().noneMatch(Ratios::isNoun)) {
            second.stream().filter(Ratios::isNoun).findFirst().ifPresent(first::add);
        }
        return Optional.of(new Ratios(first, second));
    }

    private static boolean isNoun(Evidence word) {
        return word.operation() == null && Nouns.entityFirst(word);
    }

    /**
     * The one reading; empty where the words make no two numbers of rows of one table.
     *
     * @param reader of a question's words
     */
    public Optional<Interpretation> reading(Function<List<Evidence>, Optional<Interpretation>> reader) {
        return reader.apply(counting(first))
                .flatMap(one -> reader.apply(counting(second)).flatMap(other -> divided(one, other)));
    }

    private static List<Evidence> counting(List<Evidence> words) {
        List<Evidence> counting = new ArrayList<>(words);
        counting.addFirst(words.getFirst().withOperation(Operation.COUNT));
        return counting;
    }

    private static Optional<Interpretation> divided(Interpretation one, Interpretation other) {
        if (!(one.query() instanceof Select first) || !(other.query() instanceof Select second)) {
            return Optional.empty();
        }
        boolean alike = counts(first)
                && counts(second)
                && first.from().equals(second.from())
                && first.joins().equals(second.joins())
                && !first.where().equals(second.where());
        if (!alike) {
            return Optional.empty();
        }
        List<Predicate> both =
                first.where().stream().filter(second.where()::contains).toList();
        Expression ratio = new Arithmetic(Arithmetic.Operator.DIVIDED_BY, number(first, both), number(second, both));
        Select query = new Select(
                false,
                List.of(new Output(ratio, "ratio")),
                first.from(),
                first.joins(),
                both,
                List.of(),
                List.of(),
                List.of(),
                null);
        return Optional.of(
                new Interpretation(query, Explainer.sentence(query), one.score(), one.assumptions(), one.links()));
    }

    private static boolean counts(Select select) {
        return select.outputs().size() == 1
                && select.outputs().getFirst().expression() instanceof CountRows
                && select.groupBy().isEmpty()
                && select.having().isEmpty()
                && select.limit() == null;
    }

    private static Expression number(Select select, List<Predicate> both) {
        List<Predicate> own = select.where().stream()
                .filter(condition -> !both.contains(condition))
                .toList();
        return own.isEmpty() ? new CountRows() : new CountWhere(own.size() == 1 ? own.getFirst() : new AllOf(own));
    }
}
