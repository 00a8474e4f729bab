package dev.parley.engine.ambiguity;

import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "the courses that each school offers": school by school, or those that all schools offer. Only where rows of either side
 * belong to many of the other is there a difference.
 */
final class DistributiveScope {

    private final Select select;
    private final Entity each;
    private final String words;
    private final boolean together;

    private DistributiveScope(Select select, Entity each, String words, boolean together) {
        this.select = select;
        this.each = each;
        this.words = words;
        this.together = together;
    }

    static Optional<Ambiguity> of(Select select, List<Evidence> evidence) {
        if (!select.groupBy().isEmpty() || select.limit() != null || aggregates(select)) {
            return Optional.empty();
        }
        for (int i = 0; i + 1 < evidence.size(); i++) {
            Evidence determiner = evidence.get(i);
            Evidence noun = evidence.get(i + 1);
            Optional<Entity> entity = noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity);
            if (determiner.is(Operation.GROUP, Operation.ALL) && entity.isPresent()) {
                String words = determiner.words() + " " + noun.words();
                Optional<Ambiguity> found =
                        new DistributiveScope(select, entity.get(), words, determiner.is(Operation.ALL)).find();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Ambiguity> find() {
        return select.where().stream()
                .flatMap(predicate -> Bridge.of(predicate, select, each).stream())
                .findFirst()
                .map(this::ambiguity);
    }

    private Ambiguity ambiguity(Bridge bridge) {
        List<Predicate> others = select.where().stream()
                .filter(predicate -> !predicate.equals(bridge.exists()))
                .toList();
        String shown = Explainer.shown(with(select.outputs(), select.joins(), others, List.of()));
        String one = String.join(" ", each.words());
        var oneByOne = new Ambiguity.Variant(
                oneByOne(bridge, others), "one by one", "For each " + one + ", show " + shown + ".");
        var common = new Ambiguity.Variant(
                inCommon(bridge, others),
                "all together",
                "Show " + shown + ", only those that every single " + one + " has.");
        return new Ambiguity("scope", words, together ? List.of(common, oneByOne) : List.of(oneByOne, common));
    }

    /** A row for each pair. */
    private Select oneByOne(Bridge bridge, List<Predicate> others) {
        List<Join> joins = new ArrayList<>(select.joins());
        joins.add(bridge.toBridge());
        joins.add(bridge.toEach());
        List<Output> outputs = new ArrayList<>();
        List<Ordering> order = new ArrayList<>();
        Set<String> taken = new HashSet<>(select.columnNames());
        for (Property property : each.label()) {
            String column = property.column().name();
            ColumnRef shown = new ColumnRef(
                    bridge.each().alias(), column, property.column().family());
            String name = taken.add(column) ? column : String.join("_", each.words()) + "_" + column;
            outputs.add(new Output(shown, name));
            order.add(new Ordering(
                    shown,
                    Ordering.Direction.ASCENDING,
                    property.column().nullable() ? Ordering.Nulls.LAST : Ordering.Nulls.ABSENT));
        }
        outputs.addAll(select.outputs());
        order.addAll(select.orderBy());
        return with(outputs, joins, others, order);
    }

    /** No row of the one side is there that has no tie to it. */
    private Select inCommon(Bridge bridge, List<Predicate> others) {
        List<Predicate> where = new ArrayList<>(others);
        Exists tied = new Exists(bridge.inner(bridge.bridge(), bridge.allTies()));
        where.add(new Not(new Exists(bridge.inner(bridge.each(), List.of(new Not(tied, false)))), false));
        return with(select.outputs(), select.joins(), where, select.orderBy());
    }

    private Select with(List<Output> outputs, List<Join> joins, List<Predicate> where, List<Ordering> order) {
        boolean sortable = !select.distinct()
                || order.stream().allMatch(key -> outputs.stream()
                        .anyMatch(o -> o.expression().equals(key.expression())));
        return new Select(
                select.distinct(),
                outputs,
                select.from(),
                joins,
                where,
                List.of(),
                List.of(),
                sortable ? order : List.of(),
                null);
    }

    private static boolean aggregates(Select select) {
        return select.outputs().stream().map(Output::expression).anyMatch(Expression::aggregates);
    }

    /**
     * The tie between the rows that are shown and each of the others, without any condition on these.
     *
     * @param ties between what is shown and the bridge
     * @param toEach from the bridge to each of the others
     */
    private record Bridge(
            Exists exists, Select inside, TableScan bridge, TableScan each, List<Comparison> ties, Join toEach) {

        static Optional<Bridge> of(Predicate predicate, Select outer, Entity each) {
            if (!(predicate instanceof Exists exists)
                    || !(exists.query() instanceof Select inside)
                    || inside.joins().size() != 1
                    || !(inside.from() instanceof TableScan first)
                    || !inside.groupBy().isEmpty()
                    || inside.limit() != null) {
                return Optional.empty();
            }
            Join join = inside.joins().getFirst();
            boolean fromBridge = join.table().table().equals(each.table().name());
            boolean fromEach = first.table().equals(each.table().name());
            if (fromBridge == fromEach) {
                return Optional.empty();
            }
            TableScan bridge = fromBridge ? first : join.table();
            List<Comparison> ties = inside.where().stream()
                    .filter(Comparison.class::isInstance)
                    .map(Comparison.class::cast)
                    .filter(tie -> ties(tie, bridge.alias(), outer))
                    .toList();
            if (ties.isEmpty() || ties.size() != inside.where().size()) {
                return Optional.empty();
            }
            return Optional.of(new Bridge(
                    exists,
                    inside,
                    bridge,
                    fromBridge ? join.table() : first,
                    ties,
                    fromBridge ? join : turned(join, first)));
        }

        private static boolean ties(Comparison tie, String bridge, Select outer) {
            String shown = outer.from().alias();
            return tie.operator() == Comparison.Operator.EQUAL
                    && tie.left() instanceof ColumnRef left
                    && tie.right() instanceof ColumnRef right
                    && (left.alias().equals(bridge) && right.alias().equals(shown)
                            || right.alias().equals(bridge) && left.alias().equals(shown));
        }

        private static Join turned(Join join, TableScan other) {
            List<Join.KeyPair> pairs = join.on().stream()
                    .map(pair -> new Join.KeyPair(pair.right(), pair.left()))
                    .toList();
            return new Join(Join.Kind.INNER, other, pairs, join.role());
        }

        Join toBridge() {
            List<Join.KeyPair> pairs = ties.stream()
                    .map(tie -> {
                        ColumnRef left = (ColumnRef) tie.left();
                        ColumnRef right = (ColumnRef) tie.right();
                        return right.alias().equals(bridge.alias())
                                ? new Join.KeyPair(left, right)
                                : new Join.KeyPair(right, left);
                    })
                    .toList();
            return new Join(Join.Kind.INNER, bridge, pairs, "");
        }

        List<Predicate> allTies() {
            List<Predicate> all = new ArrayList<>(ties);
            toEach.on().forEach(pair -> all.add(new Comparison(pair.left(), Comparison.Operator.EQUAL, pair.right())));
            return all;
        }

        Select inner(TableScan from, List<Predicate> where) {
            return new Select(false, inside.outputs(), from, List.of(), where, List.of(), List.of(), List.of(), null);
        }
    }
}
