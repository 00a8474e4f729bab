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
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * "the courses that each school offers": school by school, or those that all schools offer. Only where rows of either side
 * belong to many of the other is there a difference.
 */
final class DistributiveScope {

    /** "sold in every shop": where or by whom it is done, and not what it is done to ("who take every course"). */
    private static final String WHERE_OR_BY = "(?i).*\\s(in|at|by|on|from|with|for)\\s.*";

    private final Select select;
    private final Entity each;
    private final String words;
    private final boolean together;
    private final Ontology ontology;

    /** @param together whether "all together" is the likelier */
    private DistributiveScope(Select select, Entity each, String words, boolean together, Ontology ontology) {
        this.select = select;
        this.each = each;
        this.words = words;
        this.together = together;
        this.ontology = ontology;
    }

    static Optional<Ambiguity> of(Select select, List<Evidence> evidence, Ontology ontology) {
        if (!select.groupBy().isEmpty() || select.limit() != null) {
            return Optional.empty();
        }
        for (int i = 0; i + 1 < evidence.size(); i++) {
            Evidence determiner = evidence.get(i);
            Evidence noun = evidence.get(i + 1);
            Optional<Entity> entity = noun.first(Mention.EntityMention.class).map(Mention.EntityMention::entity);
            boolean all = determiner.is(Operation.ALL)
                    || determiner.words().toLowerCase(Locale.ROOT).endsWith(" all") && inClause(evidence.subList(0, i));
            if ((all || determiner.is(Operation.GROUP)) && entity.isPresent()) {
                String words = determiner.words() + " " + noun.words();
                boolean every =
                        all || determiner.words().toLowerCase(Locale.ROOT).endsWith("every");
                boolean behindVerb = i > 0 && evidence.get(i - 1).is(Operation.VERB);
                boolean object = behindVerb && !(evidence.get(i - 1).words() + " " + words).matches(WHERE_OR_BY);
                Optional<Ambiguity> found = new DistributiveScope(
                                select, entity.get(), words, all || every && behindVerb, ontology)
                        .find(every && object);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** "who played tracks <em>of all</em> genres", and not "names of churches for weddings of all people". */
    private static boolean inClause(List<Evidence> before) {
        return before.stream()
                .anyMatch(word -> word.is(Operation.WHO, Operation.RELATIVE, Operation.WHOSE, Operation.WITH));
    }

    /**
     * @param plain whether only "all together" can be meant: "who take every course"; so it is of who is counted, and of
     *     "who take courses of every school", where each pair would be one of three
     */
    private Optional<Ambiguity> find(boolean plain) {
        return select.where().stream()
                .flatMap(predicate -> Bridge.of(predicate, select, each).stream())
                .findFirst()
                .map(bridge -> ambiguity(
                        bridge, plain || aggregates(select) || !bridge.further().isEmpty()));
    }

    private Ambiguity ambiguity(Bridge bridge, boolean plain) {
        List<Predicate> others = select.where().stream()
                .filter(predicate -> !predicate.equals(bridge.exists()))
                .toList();
        String shown = Explainer.shown(with(false, select.outputs(), select.joins(), others, List.of()));
        String one = String.join(" ", each.words()) + bridge.conditioned();
        var common = new Ambiguity.Variant(
                inCommon(bridge, others),
                "all together",
                "Show " + shown + ", only what goes with every single " + one + ".");
        if (plain) {
            return new Ambiguity("scope", words, List.of(common));
        }
        var oneByOne = new Ambiguity.Variant(
                oneByOne(bridge, others), "one by one", "For each " + one + ", show " + shown + ".");
        return new Ambiguity("scope", words, together ? List.of(common, oneByOne) : List.of(oneByOne, common));
    }

    /** A row for each pair. */
    private Select oneByOne(Bridge bridge, List<Predicate> others) {
        List<Join> joins = new ArrayList<>(select.joins());
        joins.add(bridge.toBridge());
        joins.add(bridge.toEach());
        List<Predicate> where = new ArrayList<>(others);
        where.addAll(bridge.conditions());
        where.addAll(bridge.onTheWay());
        List<Output> outputs = new ArrayList<>();
        List<Ordering> order = new ArrayList<>();
        Set<String> taken = new HashSet<>(select.columnNames());
        for (Property property : each.brief()) {
            String column = property.column().name();
            ColumnRef shown = new ColumnRef(
                    bridge.each().alias(), column, property.column().family());
            outputs.add(new Output(shown, free(column, taken)));
            order.add(new Ordering(
                    shown,
                    Ordering.Direction.ASCENDING,
                    property.column().nullable() ? Ordering.Nulls.LAST : Ordering.Nulls.ABSENT));
        }
        outputs.addAll(select.outputs());
        order.addAll(select.orderBy());
        boolean distinct = select.distinct() || !bridge.pairsOnce(ontology);
        if (distinct) {
            order.removeIf(key ->
                    outputs.stream().noneMatch(output -> output.expression().equals(key.expression())));
            select.outputs().stream()
                    .map(Output::expression)
                    .filter(shown ->
                            order.stream().noneMatch(key -> key.expression().equals(shown)))
                    .forEach(
                            shown -> order.add(new Ordering(shown, Ordering.Direction.ASCENDING, Ordering.Nulls.LAST)));
        }
        return with(distinct, outputs, joins, where, order);
    }

    /** A name that no other column has: that of the column, else with its table's. */
    private String free(String column, Set<String> taken) {
        String name = column;
        for (int i = 1; !taken.add(name); i++) {
            name = String.join("_", each.words()) + "_" + column + (i == 1 ? "" : "_" + i);
        }
        return name;
    }

    /** No row of the one side is there that has no tie to it. */
    private Select inCommon(Bridge bridge, List<Predicate> others) {
        List<Predicate> where = new ArrayList<>(others);
        Exists tied = new Exists(bridge.way());
        List<Predicate> without = new ArrayList<>(bridge.conditions());
        without.add(new Not(tied, false));
        where.add(new Not(new Exists(bridge.inner(bridge.each(), without)), false));
        return with(select.distinct(), select.outputs(), select.joins(), where, select.orderBy());
    }

    private Select with(
            boolean distinct, List<Output> outputs, List<Join> joins, List<Predicate> where, List<Ordering> order) {
        return new Select(distinct, outputs, select.from(), joins, where, List.of(), List.of(), order, null);
    }

    private static boolean aggregates(Select select) {
        return select.outputs().stream().map(Output::expression).anyMatch(Expression::aggregates);
    }

    /**
     * The tie between the rows that are shown and each of the others.
     *
     * @param further what lies between the bridge and each of the others, of a longer way
     * @param ties between what is shown and the bridge
     * @param conditions on each of the others
     * @param onTheWay conditions on what lies between
     * @param toEach to each of the others
     */
    private record Bridge(
            Exists exists,
            Select inside,
            TableScan bridge,
            List<Join> further,
            TableScan each,
            List<Comparison> ties,
            List<Predicate> conditions,
            List<Predicate> onTheWay,
            Join toEach) {

        static Optional<Bridge> of(Predicate predicate, Select outer, Entity each) {
            if (!(predicate instanceof Exists exists)
                    || !(exists.query() instanceof Select inside)
                    || !(inside.from() instanceof TableScan first)
                    || !inside.groupBy().isEmpty()
                    || inside.limit() != null) {
                return Optional.empty();
            }
            List<TableScan> ends = Stream.concat(
                            Stream.of(first), inside.joins().stream().map(Join::table))
                    .filter(scan -> scan.table().equals(each.table().name()))
                    .toList();
            List<Join> touching = inside.joins().stream()
                    .filter(join -> ends.size() == 1 && touches(join, ends.getFirst()))
                    .toList();
            return touching.size() == 1
                    ? of(exists, inside, first, ends.getFirst(), touching.getFirst(), outer)
                    : Optional.empty();
        }

        private static boolean touches(Join join, TableScan end) {
            return join.table().equals(end)
                    || join.on().stream().anyMatch(pair -> pair.left().aliases().contains(end.alias()));
        }

        private static Optional<Bridge> of(
                Exists exists, Select inside, TableScan first, TableScan each, Join last, Select outer) {
            TableScan bridge = first.equals(each) ? last.table() : first;
            List<Join> further =
                    inside.joins().stream().filter(join -> join != last).toList();
            Set<String> way = new HashSet<>(Set.of(bridge.alias()));
            further.forEach(join -> way.add(join.table().alias()));
            List<Comparison> ties = inside.where().stream()
                    .filter(Comparison.class::isInstance)
                    .map(Comparison.class::cast)
                    .filter(tie -> way.stream().anyMatch(alias -> ties(tie, alias, outer)))
                    .toList();
            List<Predicate> rest = inside.where().stream()
                    .filter(one -> !(one instanceof Comparison tie) || !ties.contains(tie))
                    .toList();
            List<Predicate> conditions = rest.stream()
                    .filter(one -> one.aliases().equals(Set.of(each.alias())))
                    .toList();
            List<Predicate> onTheWay =
                    rest.stream().filter(one -> way.containsAll(one.aliases())).toList();
            return ties.isEmpty() || conditions.size() + onTheWay.size() < rest.size()
                    ? Optional.empty()
                    : Optional.of(new Bridge(
                            exists,
                            inside,
                            bridge,
                            further,
                            each,
                            ties,
                            conditions,
                            onTheWay,
                            first.equals(each) ? turned(last, first) : last));
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

        /** Whether no pair can be there twice. */
        boolean pairsOnce(Ontology ontology) {
            Set<String> columns = new HashSet<>();
            toBridge().on().forEach(pair -> columns.add(pair.right().column()));
            toEach.on().forEach(pair -> columns.add(pair.left().column()));
            Table table = ontology.entity(bridge.table()).table();
            return Stream.concat(Stream.of(table.primaryKey()), table.uniqueKeys().stream())
                    .anyMatch(key -> !key.isEmpty() && columns.containsAll(key));
        }

        /** The conditions in words: " where the town of school is Lyon"; empty without any. */
        String conditioned() {
            return conditions.isEmpty() ? "" : " where " + Explainer.conditions(inner(each, conditions), conditions);
        }

        /** What leads from a row that is shown to one of the others. */
        Select way() {
            List<Predicate> all = new ArrayList<>(ties);
            all.addAll(onTheWay);
            toEach.on().forEach(pair -> all.add(new Comparison(pair.left(), Comparison.Operator.EQUAL, pair.right())));
            return new Select(false, inside.outputs(), bridge, further, all, List.of(), List.of(), List.of(), null);
        }

        Select inner(TableScan from, List<Predicate> where) {
            return new Select(false, inside.outputs(), from, List.of(), where, List.of(), List.of(), List.of(), null);
        }
    }
}
