package dev.parley.engine.interpretation.composition;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.DerivedTable;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.NotUnderstood;
import dev.parley.engine.interpretation.reading.Reading;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Branch;
import dev.parley.engine.join.JoinPlanner;
import dev.parley.engine.join.JoinTree;
import dev.parley.engine.join.Place;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a query of a scope: joins what it shows, turns what it only asks for into EXISTS so that no row is multiplied,
 * and gives up where a join would count or add up the same row twice.
 */
public final class Composer {

    /** Over more tables in a row that no word names, a way between two others is no longer meant. */
    private static final int MOST_UNNAMED = 2;

    private final Reading reading;
    private final Scope scope;

    public Composer(Reading reading, Scope scope) {
        this.reading = reading;
        this.scope = scope;
    }

    /** Empty when the parts do not hang together or would give wrong numbers. */
    public Optional<Query> compose() {
        if (scope.focus == null || scope.shown.isEmpty()) {
            return Optional.empty();
        }
        if (!Filters.opposed(scope.filters).isEmpty()) {
            throw new NotUnderstood(constant());
        }
        scope.required.removeIf(this::isOptional);
        EachOnce.order(reading, scope);
        Projection projection = Projection.of(scope);
        cutsOff(projection).ifPresent(place -> {
            throw new NotUnderstood(naming(place.entity()));
        });
        List<Place> wanted = new ArrayList<>(places(projection.expressions()));
        wanted.addAll(scope.required);
        wanted.addAll(filterPlaces());
        Place root = ranked(projection).orElse(scope.focus);
        wanted.add(scope.focus);
        return connect(root, wanted).flatMap(tree -> build(projection, tree));
    }

    /**
     * "the owner of the dearest boat": boats rank among themselves, also one that nobody owns, so that no owner of another
     * is taken for that of the dearest. Owners of whom more is said are those of such boats alone.
     */
    private Optional<Place> ranked(Projection projection) {
        boolean rows = scope.outer == null
                && scope.limit != null
                && !scope.order.isEmpty()
                && !projection.grouped()
                && !scope.required.contains(scope.focus)
                && scope.filters.stream().noneMatch(filter -> filter.aliases().contains(scope.focus.alias()));
        Set<String> by = rows ? scope.order.getFirst().expression().aliases() : Set.of();
        return by.size() != 1
                ? Optional.empty()
                : Optional.of(scope.places.withAlias(by.iterator().next()))
                        .filter(place -> place.via() == null && reading.mentions(place.entity()))
                        .filter(place -> reading.many(scope.focus, place.entity()))
                        .filter(place -> reading.knowledge.ontology().relations().stream()
                                .anyMatch(key -> key.optional()
                                        && key.from() == place.entity()
                                        && key.to() == scope.focus.entity()));
    }

    /** "from suppliers in Nice or priced under 20": what only one of the two speaks of need not be there for the other. */
    private boolean isOptional(Place place) {
        return !scope.hasClause(place)
                && scope.filters.stream().anyMatch(filter -> Filters.ofSomeOptions(filter, place.alias()));
    }

    /** The number or the period that was said last. */
    private Evidence constant() {
        return reading.cursor.all().reversed().stream()
                .filter(e -> e.number() != null || e.period() != null)
                .findFirst()
                .orElse(reading.cursor.last());
    }

    /** "the longest book and the members who borrowed it": of rows that one ranked row has many of, a limit would show some. */
    private Optional<Place> cutsOff(Projection projection) {
        boolean ranked = scope.limit != null
                && !scope.order.isEmpty()
                && !projection.grouped()
                && projection.outputs().stream()
                        .noneMatch(output -> output.expression().aggregates());
        List<Place> shown = ranked
                ? places(projection.outputs().stream().map(Output::expression).toList())
                : List.of();
        boolean own = shown.contains(scope.focus)
                && scope.order.getFirst().expression().aliases().contains(scope.focus.alias());
        return shown.stream()
                .filter(place -> own && reading.many(scope.focus, place.entity()))
                .findFirst();
    }

    /** Ties the tables, if the question names enough of them. */
    private Optional<JoinTree> connect(Place root, List<Place> wanted) {
        Optional<JoinTree> tree = connectNamed(root, wanted);
        tree.flatMap(t -> t.farBehind(place -> isNamed(place, wanted), MOST_UNNAMED)
                        .or(() -> t.fannedOut(place -> isNamed(place, wanted))))
                .ifPresent(place -> {
                    throw new NotUnderstood(naming(place.entity()));
                });
        return tree;
    }

    private boolean isNamed(Place place, List<Place> wanted) {
        return wanted.contains(place) || reading.mentions(place.entity());
    }

    /** The words that stand for a table or something in it. */
    private Evidence naming(Entity entity) {
        return reading.cursor.all().reversed().stream()
                .filter(e -> e.mentions().stream().limit(1).anyMatch(m -> m.entityOf() == entity))
                .findFirst()
                .orElse(reading.cursor.last());
    }

    /** Ties the tables; one that only a verb speaks of is left out where it ties nothing and something else is asked for. */
    private Optional<JoinTree> connectNamed(Place root, List<Place> wanted) {
        Optional<JoinTree> overVerbs = overVerbs(root, wanted);
        if (overVerbs.isPresent()) {
            return overVerbs;
        }
        Optional<JoinTree> all = planner().connect(root, wanted);
        List<Place> idle = all.stream()
                .flatMap(tree -> scope.byVerb.stream()
                        .filter(place -> tree.subtree(place).size() == 1 && !onTheWay(tree, place, wanted))
                        .filter(place -> wanted.indexOf(place) == wanted.lastIndexOf(place)))
                .toList();
        boolean other = wanted.stream()
                .anyMatch(place -> place != root && place != scope.focus && !scope.byVerb.contains(place));
        if (idle.isEmpty() || !other) {
            return all;
        }
        List<Place> left = new ArrayList<>(wanted);
        left.removeAll(idle);
        return planner().connect(root, left);
    }

    /** "who destroyed the most documents" where a table of destructions ties the two: the way over what the verb speaks of. */
    private Optional<JoinTree> overVerbs(Place root, List<Place> wanted) {
        if (scope.byVerb.isEmpty() || scope.byVerb.contains(root)) {
            return Optional.empty();
        }
        List<Place> ordered = new ArrayList<>(scope.byVerb);
        wanted.stream().filter(place -> !scope.byVerb.contains(place)).forEach(ordered::add);
        return planner().connect(root, ordered).filter(tree -> scope.byVerb.stream()
                .allMatch(verb -> tree.branches().stream()
                        .anyMatch(branch -> branch.parent().equals(verb)
                                && branch.step().forward()
                                && wanted.contains(branch.child()))));
    }

    /** "students who attended a course": the attendance hangs on what ties the two, and says which of it is meant. */
    private static boolean onTheWay(JoinTree tree, Place place, List<Place> wanted) {
        return tree.branches().stream()
                .filter(branch -> branch.child().equals(place))
                .map(Branch::parent)
                .anyMatch(parent -> !parent.equals(tree.root())
                        && !wanted.contains(parent)
                        && tree.subtree(parent).stream()
                                .anyMatch(other -> !other.equals(place) && wanted.contains(other)));
    }

    private JoinPlanner planner() {
        return new JoinPlanner(reading.knowledge.graph(), scope.places, scope.saidOf, new Ways(reading)::choose);
    }

    private Optional<Query> build(Projection projection, JoinTree tree) {
        JoinPlan plan = JoinPlan.of(tree, new LinkedHashSet<>(places(projection.expressions())), scope);
        Optional<Counts> counts = Counts.over(scope, tree, plan.kept(), projection.expressions());
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        List<Output> outputs = projection.outputs().stream()
                .map(output -> new Output(counts.get().resolve(output.expression()), output.name()))
                .toList();
        List<Predicate> having =
                scope.having.stream().map(counts.get()::resolve).toList();
        boolean distinct = distinct(projection, plan, outputs);
        List<Ordering> order = scope.outer != null && scope.limit == null
                ? List.of()
                : new Sorting(scope, projection, distinct).orderings(counts.get());
        Select select = new Select(
                distinct,
                outputs,
                JoinPlan.scan(tree.root()),
                plan.joins(),
                plan.where(),
                projection.groupBy(),
                having,
                order,
                scope.limit);
        return Optional.of(having.isEmpty() || projection.grouped() ? select : numberOfGroups(select));
    }

    /** "how many owners have paid more than 100 in total": the condition is on each owner, and not on all of them. */
    private Query numberOfGroups(Select counting) {
        Output number = counting.outputs().getFirst();
        Set<String> counted = number.expression().aliases();
        Place place = counted.isEmpty()
                ? scope.focus
                : scope.places.withAlias(counted.iterator().next());
        List<Output> keys = place.entity().key().stream()
                .map(key -> new Output(place.column(key), key.column().name()))
                .toList();
        if (keys.isEmpty() || counting.outputs().size() > 1 || !counts(number.expression(), keys)) {
            throw new NotUnderstood(reading.cursor.last());
        }
        Select groups = new Select(
                false,
                keys,
                counting.from(),
                counting.joins(),
                counting.where(),
                keys.stream().map(Output::expression).toList(),
                counting.having(),
                List.of(),
                null);
        return new Select(
                false,
                List.of(new Output(new CountRows(), number.name())),
                new DerivedTable(groups, "found"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static boolean counts(Expression number, List<Output> keys) {
        return switch (number) {
            case CountRows ignored -> true;
            case Aggregate(var function, var of, var distinct) ->
                function == Aggregate.Function.COUNT
                        && keys.stream().anyMatch(key -> key.expression().equals(of));
            default -> false;
        };
    }

    /** That a row of {@code at}, a table of the outer query, has a row of this one. */
    public Optional<Predicate> exists(Place at) {
        return below(at).map(tree -> {
            List<Predicate> parts = new ArrayList<>();
            for (Branch branch : tree.below(at)) {
                parts.add(new Exists(JoinPlan.nested(tree, branch, own(tree, branch))));
            }
            return parts.size() == 1 ? parts.getFirst() : new AllOf(parts);
        });
    }

    /** That a row of {@code at}, a table of the outer query, has so many rows of this one. */
    public Optional<Predicate> counted(Place at, Operation operation, BigDecimal number, BigDecimal high) {
        Optional<JoinTree> found = below(at).filter(tree -> tree.below(at).size() == 1);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JoinTree tree = found.get();
        Branch branch = tree.below(at).getFirst();
        List<Join.KeyPair> pairs = JoinPlan.on(branch);
        List<Join> joins = new ArrayList<>();
        JoinPlan.addBelow(tree, branch.child(), joins);
        List<Output> outputs = new ArrayList<>();
        List<Expression> keys = new ArrayList<>();
        for (Join.KeyPair pair : pairs) {
            keys.add(pair.left());
            outputs.add(new Output(pair.right(), ((ColumnRef) pair.right()).column()));
        }
        Set<Place> inner = new LinkedHashSet<>(tree.subtree(branch.child()));
        boolean once = tree.once(scope.focus, inner);
        Property key = scope.focus.entity().key().stream().findFirst().orElse(null);
        Expression count = once || key == null
                ? new CountRows()
                : new Aggregate(Aggregate.Function.COUNT, scope.focus.column(key), true);
        boolean none = high == null
                && (operation == Operation.LESS
                        || operation == Operation.AT_MOST
                        || number.signum() == 0 && operation != Operation.GREATER);
        Operation turned = !none
                ? operation
                : switch (operation) {
                    case LESS -> Operation.AT_LEAST;
                    case AT_MOST -> Operation.GREATER;
                    default -> Operation.GREATER;
                };
        Predicate having = Filters.number(count, turned, number, high);
        Select select = new Select(
                false,
                outputs,
                JoinPlan.scan(branch.child()),
                joins,
                own(tree, branch),
                outputs.stream().map(Output::expression).toList(),
                List.of(having),
                List.of(),
                null);
        Predicate member = new Member(keys, select);
        return Optional.of(none ? new Not(member, true) : member);
    }

    private Optional<JoinTree> below(Place at) {
        if (at == null) {
            return Optional.empty();
        }
        List<Place> wanted = new ArrayList<>(List.of(scope.focus));
        wanted.addAll(scope.required);
        wanted.addAll(filterPlaces());
        return connect(at, wanted).filter(tree -> !tree.below(at).isEmpty()).filter(tree -> scope.filters.stream()
                .allMatch(filter -> tree.below(at).stream()
                        .anyMatch(branch -> own(tree, branch).contains(filter))));
    }

    private List<Predicate> own(JoinTree tree, Branch branch) {
        List<String> aliases =
                tree.subtree(branch.child()).stream().map(Place::alias).toList();
        return scope.filters.stream()
                .filter(filter -> aliases.containsAll(filter.aliases()))
                .toList();
    }

    /** Each combination once when asked so, or when a table in between would repeat it. */
    private boolean distinct(Projection projection, JoinPlan plan, List<Output> outputs) {
        if (projection.grouped()
                || outputs.stream().anyMatch(output -> output.expression().aggregates())) {
            return false;
        }
        Set<String> shown = new LinkedHashSet<>();
        outputs.forEach(output -> shown.addAll(output.expression().aliases()));
        boolean sortable = scope.order.stream()
                .allMatch(sort -> outputs.stream().anyMatch(o -> o.expression().equals(sort.expression())));
        return sortable && (scope.distinct || plan.repeats(shown));
    }

    private List<Place> filterPlaces() {
        return scope.filters.stream()
                .flatMap(predicate -> predicate.aliases().stream().sorted())
                .map(scope.places::withAlias)
                .distinct()
                .toList();
    }

    private List<Place> places(List<Expression> expressions) {
        Stream<String> aliases = Stream.concat(
                expressions.stream()
                        .flatMap(expression -> expression.aliases().stream().sorted()),
                scope.having.stream()
                        .flatMap(predicate -> predicate.aliases().stream().sorted()));
        return aliases.map(scope.places::withAlias).distinct().toList();
    }
}
