package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.CountWhere;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.ScalarQuery;
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
 * "What percentage of orders in 2025 were cancelled": of all rows that are named before the verb, those for which the rest
 * holds too. Where there is no verb and one condition ("the percentage of cancelled orders"), of all rows of the table; a
 * period is always one of all of them. "Among the members from Rome, what percentage are over 60" says of whom before.
 *
 * @param at where the word for the share stands
 * @param preface where what all of them are ends, which stands before; 0 where it does not
 */
public record Shares(List<Evidence> evidence, int at, int preface) {

    private static final String VERB = "(?i)(that |which |who )?(are|is|were|was|has|have|had)( been)?";

    public static Optional<Shares> in(List<Evidence> evidence) {
        int preface = preface(evidence);
        int at = preface == 0 ? 0 : preface + 1;
        while (at < evidence.size() && evidence.get(at).is(Operation.LIST, Operation.WHICH, Operation.NOISE)) {
            at++;
        }
        return at + 1 < evidence.size() && evidence.get(at).is(Operation.SHARE)
                ? Optional.of(new Shares(evidence, at, preface))
                : Optional.empty();
    }

    private static int preface(List<Evidence> evidence) {
        boolean among = !evidence.isEmpty()
                && evidence.getFirst().is(Operation.IN, Operation.OF)
                && evidence.getFirst().words().matches("(?i)(among|amongst|in|of|out of)( .*)?");
        return among
                ? IntStream.range(1, evidence.size())
                        .filter(at -> evidence.get(at).is(Operation.COMMA))
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    /**
     * The one reading; empty where its words make no number of rows.
     *
     * @param reader of a question's words
     */
    public Optional<Interpretation> reading(Function<List<Evidence>, Optional<Interpretation>> reader) {
        Optional<Interpretation> some = reader.apply(counting(evidence.size()));
        if (preface > 0) {
            List<Evidence> whole = new ArrayList<>(evidence.subList(1, preface));
            whole.addFirst(evidence.get(at).withOperation(Operation.COUNT));
            return some.flatMap(part -> reader.apply(whole).flatMap(all -> share(part, all, Integer.MAX_VALUE)));
        }
        int verb = IntStream.range(at + 2, evidence.size())
                .filter(next -> evidence.get(next).is(Operation.NOISE, Operation.RELATIVE, Operation.WITH)
                        && evidence.get(next).words().matches(VERB))
                .findFirst()
                .orElse(-1);
        Optional<Interpretation> all = verb < 0 ? some.map(this::unconditional) : reader.apply(counting(verb));
        return some.flatMap(part -> all.flatMap(whole -> share(part, whole, verb < 0 ? 1 : Integer.MAX_VALUE)));
    }

    private List<Evidence> counting(int end) {
        List<Evidence> words = new ArrayList<>(evidence.subList(0, end));
        words.set(at, evidence.get(at).withOperation(Operation.COUNT));
        return words;
    }

    private Interpretation unconditional(Interpretation part) {
        return part.query() instanceof Select select ? part.showing(select.withWhere(List.of())) : part;
    }

    /** @param most of which it can be said that they tell some from all */
    private Optional<Interpretation> share(Interpretation part, Interpretation whole, int most) {
        if (!(part.query() instanceof Select some)
                || !(whole.query() instanceof Select all)
                || !some.from().equals(all.from())
                || !some.having().isEmpty()
                || some.limit() != null
                || !some.where().containsAll(all.where())) {
            return Optional.empty();
        }
        List<Predicate> ofAll = new ArrayList<>();
        List<Predicate> ofSome = new ArrayList<>();
        some.where().forEach(condition -> (all.where().contains(condition) || isPeriod(condition) ? ofAll : ofSome)
                .add(condition));
        long counts = some.outputs().stream()
                .map(Output::expression)
                .filter(CountRows.class::isInstance)
                .count();
        boolean ofGroups = ofSome.isEmpty() && !some.groupBy().isEmpty();
        if (counts != 1 || ofSome.isEmpty() && !ofGroups || ofSome.size() > most) {
            return Optional.empty();
        }
        Select shared = ofGroups ? amongAll(some) : sharing(some, all, ofAll, ofSome);
        return Optional.of(
                new Interpretation(shared, Explainer.sentence(shared), part.score(), part.assumptions(), part.links()));
    }

    private Select sharing(Select some, Select all, List<Predicate> ofAll, List<Predicate> ofSome) {
        Expression share =
                share(new CountWhere(ofSome.size() == 1 ? ofSome.getFirst() : new AllOf(ofSome)), new CountRows());
        List<Output> outputs = outputs(some, share);
        // Rows without a partner are some of all, too.
        List<Join> joins = some.joins().stream()
                .map(join -> all.joins().contains(join)
                        ? join
                        : new Join(Join.Kind.LEFT, join.table(), join.on(), join.role()))
                .toList();
        return new Select(
                false, outputs, some.from(), joins, ofAll, some.groupBy(), List.of(), order(some, share), null);
    }

    /** "The share of orders per channel": of each group among all. */
    private Select amongAll(Select some) {
        Select all = new Select(
                false,
                List.of(new Output(new CountRows(), "all")),
                some.from(),
                some.joins(),
                some.where(),
                List.of(),
                List.of(),
                List.of(),
                null);
        Expression share = share(new CountRows(), new ScalarQuery(all));
        return new Select(
                false,
                outputs(some, share),
                some.from(),
                some.joins(),
                some.where(),
                some.groupBy(),
                List.of(),
                order(some, share),
                null);
    }

    private Expression share(Expression part, Expression whole) {
        Expression counted =
                inHundredths() ? new Arithmetic(Arithmetic.Operator.TIMES, Literal.Number.of(100), part) : part;
        return new Arithmetic(Arithmetic.Operator.DIVIDED_BY, counted, whole);
    }

    private boolean inHundredths() {
        return evidence.get(at).words().matches("(?i).*(percent|share|rate).*");
    }

    private List<Output> outputs(Select some, Expression share) {
        return some.outputs().stream()
                .map(output -> output.expression() instanceof CountRows
                        ? new Output(share, inHundredths() ? "percentage" : "share")
                        : output)
                .toList();
    }

    private static List<Ordering> order(Select some, Expression share) {
        return some.orderBy().stream()
                .map(key ->
                        key.expression() instanceof CountRows ? new Ordering(share, key.direction(), key.nulls()) : key)
                .toList();
    }

    private static boolean isPeriod(Predicate condition) {
        return condition instanceof Range
                && condition.expressions().getFirst().family().isTemporal();
    }
}
