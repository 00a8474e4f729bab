package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "sonatas and fugues in D minor": the condition holds for both kinds, or for the one beside it. Only where the kinds are
 * what is asked for: "pieces by Bach and Handel in D minor" leaves nothing open.
 */
final class ConditionReach {

    private final Select select;
    private final Kinds kinds;

    private ConditionReach(Select select, Kinds kinds) {
        this.select = select;
        this.kinds = kinds;
    }

    static Optional<Ambiguity> of(Select select, List<Evidence> evidence) {
        if (!select.groupBy().isEmpty()
                || select.limit() != null
                || select.where().size() < 2
                || select.outputs().stream().map(Output::expression).anyMatch(Expression::aggregates)) {
            return Optional.empty();
        }
        return select.where().stream()
                .flatMap(predicate ->
                        Stream.of(predicate).filter(OneOf.class::isInstance).map(OneOf.class::cast))
                .flatMap(oneOf -> Kinds.of(oneOf, evidence).stream())
                .findFirst()
                .map(found -> new ConditionReach(select, found).ambiguity());
    }

    private Ambiguity ambiguity() {
        List<Predicate> others = select.where().stream()
                .filter(predicate -> predicate != kinds.predicate())
                .toList();
        List<Predicate> bound = new ArrayList<>();
        bound.add(is(List.of(kinds.beside())));
        bound.addAll(others);
        List<Literal> free = kinds.predicate().options().stream()
                .filter(option -> !option.equals(kinds.beside()))
                .toList();
        Predicate either = new AnyOf(List.of(is(free), new AllOf(bound)));
        Select narrow = select.withWhere(List.of(either));
        String shown = Explainer.shown(select.withWhere(List.of()));
        String condition = Explainer.conditions(select, others);
        String all = named(kinds.predicate().options(), " and ");
        return new Ambiguity(
                "scope",
                kinds.words(),
                List.of(
                        new Ambiguity.Variant(
                                select,
                                "a condition on " + (kinds.predicate().options().size() == 2 ? "both" : "all"),
                                "Show " + shown + " for " + all + ", of all of them where " + condition + "."),
                        new Ambiguity.Variant(
                                narrow,
                                "a condition on " + named(List.of(kinds.beside()), ""),
                                "Show " + shown + " for " + named(free, " and ") + ", and for "
                                        + named(List.of(kinds.beside()), "") + " where " + condition + ".")));
    }

    private Predicate is(List<Literal> options) {
        Expression value = kinds.predicate().value();
        return options.size() == 1
                ? new Comparison(value, Comparison.Operator.EQUAL, options.getFirst())
                : new OneOf(value, options);
    }

    private static String named(List<Literal> options, String between) {
        return options.stream()
                .map(option -> option instanceof Literal.Text text ? "“" + text.value() + "”" : option.toString())
                .collect(Collectors.joining(between));
    }

    /**
     * Kinds that are asked for, one after the other, with conditions on one side of them only.
     *
     * @param beside the one that the conditions stand next to
     */
    private record Kinds(OneOf predicate, Literal beside, String words) {

        static Optional<Kinds> of(OneOf predicate, List<Evidence> evidence) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < evidence.size(); i++) {
                if (option(predicate, evidence.get(i)).isPresent()) {
                    places.add(i);
                }
            }
            if (places.size() < 2 || isComplement(evidence, places.getFirst())) {
                return Optional.empty();
            }
            int first = places.getFirst();
            int last = places.getLast();
            boolean linked = evidence.subList(first, last).stream().anyMatch(e -> e.is(Operation.AND));
            boolean between = evidence.subList(first, last + 1).stream()
                    .anyMatch(e -> option(predicate, e).isEmpty() && restricts(e));
            boolean before = evidence.subList(0, first).stream().anyMatch(Kinds::restricts);
            boolean after = evidence.subList(last + 1, evidence.size()).stream().anyMatch(Kinds::restricts);
            boolean twice = places.size() != predicate.options().size();
            if (!linked || between || before == after || twice) {
                return Optional.empty();
            }
            Literal beside =
                    option(predicate, evidence.get(before ? first : last)).orElseThrow();
            boolean noun = last + 1 < evidence.size()
                    && evidence.get(last + 1).operation() == null
                    && evidence.get(last + 1).first(Mention.EntityMention.class).isPresent();
            String words = evidence.subList(first, noun ? last + 2 : last + 1).stream()
                    .map(Evidence::words)
                    .distinct()
                    .collect(Collectors.joining(" "));
            return Optional.of(new Kinds(predicate, beside, words));
        }

        private static Optional<Literal> option(OneOf predicate, Evidence evidence) {
            return predicate.options().stream()
                    .filter(option -> option instanceof Literal.Text text
                            && evidence.all(Mention.ValueMention.class).stream()
                                    .anyMatch(value -> value.value().equals(text.value())))
                    .findFirst();
        }

        /** Where, by whom or with what something is: the kinds are not what is asked for. */
        private static boolean isComplement(List<Evidence> evidence, int first) {
            for (int i = first - 1; i >= 0; i--) {
                Evidence before = evidence.get(i);
                if (before.is(
                        Operation.IN,
                        Operation.WITH,
                        Operation.VERB,
                        Operation.BY,
                        Operation.RELATIVE,
                        Operation.WHOSE)) {
                    return true;
                }
                if (!before.is(Operation.NOISE, Operation.BOTH, Operation.EITHER, Operation.ALL)) {
                    return false;
                }
            }
            return false;
        }

        private static boolean restricts(Evidence evidence) {
            return evidence.number() != null
                    || evidence.period() != null
                    || evidence.quoted()
                    || evidence.operation() == null
                            && evidence.first(Mention.ValueMention.class).isPresent()
                            && evidence.mentions().getFirst() instanceof Mention.ValueMention;
        }
    }
}
