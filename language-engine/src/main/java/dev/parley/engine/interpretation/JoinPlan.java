package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.join.Branch;
import dev.parley.engine.join.JoinTree;
import dev.parley.engine.join.Place;
import dev.parley.engine.ontology.Property;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of a join tree are joined and which are only asked for with EXISTS: those that show nothing and that one
 * row may meet many of.
 */
final class JoinPlan {

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

    /** Empty when one condition is about rows that two different EXISTS would ask for. */
    static Optional<JoinPlan> of(JoinTree tree, Set<Place> core, Scope scope) {
        JoinPlan plan = new JoinPlan(tree, core, scope);
        plan.kept.add(tree.root());
        List<Branch> nested = new ArrayList<>();
        plan.visit(tree.root(), false, nested);
        List<String> outside = plan.kept.stream().map(Place::alias).toList();
        List<Predicate> inner = new ArrayList<>();
        for (Predicate filter : scope.filters) {
            (outside.containsAll(filter.aliases()) ? plan.where : inner).add(filter);
        }
        for (Branch branch : nested) {
            List<String> aliases = new ArrayList<>(outside);
            tree.subtree(branch.child()).forEach(place -> aliases.add(place.alias()));
            List<Predicate> own = inner.stream()
                    .filter(filter -> aliases.containsAll(filter.aliases()))
                    .toList();
            inner.removeAll(own);
            plan.where.add(new Exists(nested(tree, branch, own)));
        }
        return inner.isEmpty() ? Optional.of(plan) : Optional.empty();
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
                                .anyMatch(filter -> filter.aliases().contains(place.alias()))
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

    static TableScan scan(Place place) {
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
                    branch.parent().column(property(branch.parent(), parentColumns.get(i))),
                    branch.child().column(property(branch.child(), childColumns.get(i)))));
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
