package dev.parley.engine.interpretation.composition;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.join.Branch;
import dev.parley.engine.join.JoinTree;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of a join tree are joined and which are only asked for with EXISTS: those that show nothing and that one
 * row may meet many of.
 */
public final class JoinPlan {

    private final JoinTree tree;
    private final Set<Place> core;
    private final Scope scope;
    private final Set<Place> kept = new LinkedHashSet<>();
    private final List<Join> joins = new ArrayList<>();
    private final List<Branch> joined = new ArrayList<>();
    private final List<Predicate> where = new ArrayList<>();

    private JoinPlan(JoinTree tree, Set<Place> core, Scope scope) {
        this.tree = tree;
        this.core = core;
        this.scope = scope;
    }

    static JoinPlan of(JoinTree tree, Set<Place> core, Scope scope) {
        JoinPlan plan = new JoinPlan(tree, core, scope);
        plan.kept.add(tree.root());
        List<Branch> nested = new ArrayList<>();
        plan.visit(tree.root(), false, nested);
        Set<Branch> alternatives = new LinkedHashSet<>();
        Map<Branch, List<Predicate>> own = new LinkedHashMap<>();
        nested.forEach(branch -> own.put(branch, new ArrayList<>()));
        for (Predicate filter : scope.filters) {
            List<Branch> touched = plan.touched(filter, nested);
            if (touched.size() == 1 && !(filter instanceof AnyOf && plan.mixed(filter, touched.getFirst()))) {
                own.get(touched.getFirst()).add(filter);
            } else {
                plan.where.add(plan.outside(filter, nested));
                alternatives.addAll(touched);
            }
        }
        own.forEach((branch, filters) -> {
            boolean asked = tree.subtree(branch.child()).stream().anyMatch(scope.required::contains);
            if (!filters.isEmpty() || asked || !alternatives.contains(branch)) {
                plan.where.add(new Exists(nested(tree, branch, filters)));
            }
        });
        return plan;
    }

    /** The nested parts that a condition looks at. */
    private List<Branch> touched(Predicate filter, List<Branch> nested) {
        return nested.stream()
                .filter(branch -> tree.subtree(branch.child()).stream()
                        .anyMatch(place -> filter.aliases().contains(place.alias())))
                .toList();
    }

    /** Whether a condition looks at joined rows besides those of a nested part. */
    private boolean mixed(Predicate filter, Branch nested) {
        Set<Place> below = tree.subtree(nested.child());
        return filter.aliases().stream().anyMatch(alias -> below.stream()
                .noneMatch(place -> place.alias().equals(alias)));
    }

    /** An alternative that looks at nested parts: each option asks for its own. */
    private Predicate outside(Predicate filter, List<Branch> nested) {
        List<Branch> touched = touched(filter, nested);
        if (touched.isEmpty()) {
            return filter;
        }
        if (filter instanceof AnyOf(List<Predicate> options)) {
            return new AnyOf(
                    options.stream().map(option -> outside(option, nested)).toList());
        }
        if (filter instanceof AllOf(List<Predicate> parts) && touched.size() > 1) {
            return new AllOf(parts.stream().map(part -> outside(part, nested)).toList());
        }
        if (touched.size() > 1) {
            throw new IllegalArgumentException("a condition over rows that are asked for apart");
        }
        return new Exists(nested(tree, touched.getFirst(), List.of(filter)));
    }

    Set<Place> kept() {
        return kept;
    }

    List<Join> joins() {
        return List.copyOf(joins);
    }

    List<Predicate> where() {
        return List.copyOf(where);
    }

    /** Whether a joined table of which nothing is shown repeats what is shown. */
    boolean repeats(Set<String> shownAliases) {
        return joined.stream()
                .anyMatch(branch -> !branch.step().toOne()
                        && !shownAliases.contains(branch.child().alias()));
    }

    private void visit(Place place, boolean optional, List<Branch> nested) {
        for (Branch branch : tree.below(place)) {
            Set<Place> below = tree.subtree(branch.child());
            boolean needed = below.stream().anyMatch(core::contains);
            if (!needed && !branch.step().toOne()) {
                nested.add(branch);
                continue;
            }
            boolean left = optional || keepsUnmatched(branch, below);
            joins.add(
                    new Join(left ? Join.Kind.LEFT : Join.Kind.INNER, scan(branch.child()), on(branch), role(branch)));
            joined.add(branch);
            kept.add(branch.child());
            visit(branch.child(), left, nested);
        }
    }

    /** Rows stay without a partner when the partner is only shown, or when groups without rows count as zero. */
    private boolean keepsUnmatched(Branch branch, Set<Place> below) {
        if (scope.keepsEmptyGroups) {
            return !branch.step().toOne();
        }
        boolean shownOnly = below.stream()
                .noneMatch(place -> scope.required.contains(place)
                        || scope.filters.stream()
                                .anyMatch(filter -> filter.aliases().contains(place.alias())
                                        && !Filters.ofSomeOptions(filter, place.alias()))
                        || scope.order.stream()
                                .anyMatch(sort -> sort.expression().aliases().contains(place.alias())));
        boolean plain = scope.groups.isEmpty() && scope.having.isEmpty();
        return shownOnly
                && plain
                && branch.step().forward()
                && branch.step().relation().optional();
    }

    /** A query that has a row when the subtree under {@code branch} has one that belongs to the parent's. */
    static Query nested(JoinTree tree, Branch branch, List<Predicate> filters) {
        List<Predicate> where = new ArrayList<>();
        on(branch).forEach(pair -> where.add(new Comparison(pair.right(), Comparison.Operator.EQUAL, pair.left())));
        where.addAll(filters);
        List<Join> joins = new ArrayList<>();
        addBelow(tree, branch.child(), joins);
        Output one = new Output(Literal.Number.of(1), "found");
        return new Select(
                false, List.of(one), scan(branch.child()), joins, where, List.of(), List.of(), List.of(), null);
    }

    static void addBelow(JoinTree tree, Place place, List<Join> joins) {
        for (Branch branch : tree.below(place)) {
            joins.add(new Join(Join.Kind.INNER, scan(branch.child()), on(branch), role(branch)));
            addBelow(tree, branch.child(), joins);
        }
    }

    public static TableScan scan(Place place) {
        return new TableScan(place.entity().table().name(), place.alias());
    }

    static List<Join.KeyPair> on(Branch branch) {
        var key = branch.step().relation().key();
        boolean forward = branch.step().forward();
        List<String> parentColumns = forward ? key.columns() : key.referencedColumns();
        List<String> childColumns = forward ? key.referencedColumns() : key.columns();
        List<Join.KeyPair> pairs = new ArrayList<>();
        for (int i = 0; i < parentColumns.size(); i++) {
            pairs.add(new Join.KeyPair(
                    branch.parent().stored(property(branch.parent(), parentColumns.get(i))),
                    branch.child().stored(property(branch.child(), childColumns.get(i)))));
        }
        return pairs;
    }

    private static Property property(Place place, String column) {
        Optional<Property> property = place.entity().property(column);
        return property.orElseThrow(() -> new IllegalArgumentException(
                "a foreign key uses " + place.entity() + "." + column + ", which is not there"));
    }

    private static String role(Branch branch) {
        return branch.step().forward()
                ? String.join(" ", branch.step().relation().role())
                : "";
    }
}
