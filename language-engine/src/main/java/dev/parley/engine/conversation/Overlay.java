package dev.parley.engine.conversation;

import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.DerivedTable;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is said of the rows of an earlier query, laid over that query: other conditions, columns, groups or another order.
 *
 * @param earlier the query of the question before
 * @param said what is said of its rows, under aliases of the earlier query
 * @param plain what would be shown of those rows if nothing were said of them
 * @param how in which words it was said
 * @param constraints the conditions of both
 */
record Overlay(
        Select earlier, Select said, Select plain, Rows rows, Wording how, Ontology ontology, Constraints constraints) {

    /** Empty when it does not fit the earlier query. */
    Optional<Select> query() {
        try {
            return groups()
                    ? grouped()
                    : computes(said)
                            ? computed()
                            : Optional.of(how.kind() == Wording.Kind.COLUMNS ? withColumns() : narrowed());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the algebra checks what may be put together
        }
    }

    private boolean groups() {
        return !said.groupBy().isEmpty();
    }

    private static boolean computes(Select select) {
        return select.outputs().stream().anyMatch(output -> output.expression().aggregates());
    }

    /** "per month": what was computed is computed for each, or else how many rows each has. */
    private Optional<Select> grouped() {
        boolean keepsMeasure = computes(earlier) && how.kind() == Wording.Kind.GROUPS;
        if (computes(earlier) && earlier.limit() != null) {
            return Optional.empty();
        }
        if (keepsMeasure && !onePartnerEach()) {
            return Optional.empty();
        }
        boolean further = how.manner().adds() && !earlier.groupBy().isEmpty();
        List<Expression> groups = new ArrayList<>(further ? earlier.groupBy() : List.of());
        said.groupBy().stream().filter(key -> !groups.contains(key)).forEach(groups::add);
        List<Output> outputs = new ArrayList<>();
        Stream.concat(further ? earlier.outputs().stream() : Stream.of(), said.outputs().stream())
                .filter(output -> !output.expression().aggregates())
                .filter(output ->
                        outputs.stream().noneMatch(one -> one.expression().equals(output.expression())))
                .forEach(outputs::add);
        (keepsMeasure ? earlier : said)
                .outputs().stream()
                        .filter(output -> output.expression().aggregates())
                        .forEach(outputs::add);
        List<Ordering> order = new ArrayList<>(further ? earlier.orderBy() : List.of());
        order.removeIf(key -> key.expression().aggregates());
        said.orderBy().stream().filter(key -> !order.contains(key)).forEach(order::add);
        return Optional.of(build(outputs, groups, order, null, false));
    }

    /** A row has at most one partner in each table that is joined for the groups: else it would be added up twice. */
    private boolean onePartnerEach() {
        Set<String> groups = new LinkedHashSet<>();
        said.groupBy().forEach(key -> groups.addAll(key.aliases()));
        return onePartnerEach(groups);
    }

    private boolean onePartnerEach(Select laidOver, List<Ordering> order) {
        Set<String> used = new LinkedHashSet<>();
        laidOver.where().forEach(predicate -> used.addAll(predicate.aliases()));
        order.forEach(key -> used.addAll(key.expression().aliases()));
        return onePartnerEach(used);
    }

    private boolean onePartnerEach(Set<String> aliases) {
        return added(aliases).stream().allMatch(this::onePartner);
    }

    private boolean onePartner(Join join) {
        Entity entity = ontology.entity(join.table().table());
        Set<String> columns = new HashSet<>();
        join.on().forEach(pair -> columns.add(pair.right().column()));
        return !entity.key().isEmpty()
                && entity.key().stream()
                        .allMatch(key -> columns.contains(key.column().name()));
    }

    /** "how many is that?", "the average price instead". */
    private Optional<Select> computed() {
        boolean rowsAreShown = !computes(earlier) && earlier.groupBy().isEmpty();
        boolean simple = earlier.limit() == null
                && !earlier.distinct()
                && rows.alias().equals(earlier.from().alias())
                && earlier.joins().stream().allMatch(this::onePartner);
        if (rowsAreShown && simple || computes(earlier) && earlier.groupBy().isEmpty()) {
            return Optional.of(build(said.outputs(), List.of(), List.of(), null, false));
        }
        Set<String> computedOf = new LinkedHashSet<>();
        said.outputs().forEach(output -> computedOf.addAll(output.expression().aliases()));
        if (!earlier.groupBy().isEmpty() && !counts() && earlier.limit() == null && onePartnerEach(computedOf)) {
            List<Output> outputs = new ArrayList<>(earlier.outputs());
            outputs.removeIf(output -> output.expression().aggregates());
            outputs.addAll(said.outputs());
            List<Ordering> order = new ArrayList<>(earlier.orderBy());
            order.removeIf(key -> key.expression().aggregates());
            return Optional.of(build(outputs, earlier.groupBy(), order, null, false));
        }
        if (said.where().isEmpty() && said.joins().isEmpty() && counts()) {
            return Optional.of(new Select(
                    false,
                    List.of(new Output(new CountRows(), "row_count")),
                    new DerivedTable(earlier, "found"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null));
        }
        return Optional.empty();
    }

    private boolean counts() {
        return said.outputs().size() == 1 && said.outputs().getFirst().expression() instanceof CountRows;
    }

    /** "with their names": beside what is shown, or in its place. */
    private Select withColumns() {
        List<Output> outputs = new ArrayList<>(how.manner().adds() && !countsAlone() ? earlier.outputs() : List.of());
        List<Expression> groups = new ArrayList<>(outputs.isEmpty() ? List.of() : earlier.groupBy());
        for (Output output : said.outputs()) {
            boolean shown = outputs.stream().anyMatch(one -> one.expression().equals(output.expression()));
            if (!shown) {
                boolean taken = outputs.stream().anyMatch(one -> one.name().equals(output.name()));
                outputs.add(
                        taken
                                ? new Output(
                                        output.expression(),
                                        rows.entity().words().getLast() + "_" + output.name())
                                : output);
                if (!groups.isEmpty()) {
                    groups.add(output.expression());
                }
            }
        }
        boolean ungroups =
                groups.isEmpty() && (computes(earlier) || !earlier.groupBy().isEmpty());
        return build(
                outputs, groups, ungroups ? said.orderBy() : earlier.orderBy(), earlier.limit(), earlier.distinct());
    }

    private boolean countsAlone() {
        return computes(earlier) && earlier.groupBy().isEmpty();
    }

    /** Conditions, an order, a limit; and of what was only computed, the rows themselves. */
    private Select narrowed() {
        boolean sorts = !said.orderBy().equals(plain.orderBy());
        boolean nothing = said.where().isEmpty() && !sorts && said.limit() == null;
        if (sorts && said.limit() == null && earlier.limit() != null) {
            return Shown.sorted(earlier, said.orderBy());
        }
        if (nothing && computes(earlier)) {
            return build(said.outputs(), List.of(), said.orderBy(), null, false);
        }
        if (!onePartnerEach(constraints.laidOver(), sorts ? said.orderBy() : List.of())) {
            throw new IllegalArgumentException("rows would come several times");
        }
        return build(
                earlier.outputs(),
                earlier.groupBy(),
                sorts ? said.orderBy() : earlier.orderBy(),
                said.limit() == null ? earlier.limit() : said.limit(),
                earlier.distinct());
    }

    private Select build(
            List<Output> outputs, List<Expression> groups, List<Ordering> order, Integer limit, boolean distinct) {
        List<Predicate> where = constraints.laidOver().where();
        Set<String> used = new LinkedHashSet<>();
        groups.forEach(key -> used.addAll(key.aliases()));
        outputs.forEach(output -> used.addAll(output.expression().aliases()));
        order.forEach(key -> used.addAll(key.expression().aliases()));
        where.forEach(predicate -> used.addAll(predicate.aliases()));
        List<Join> joins = new ArrayList<>(earlier.joins());
        joins.addAll(added(used));
        boolean keepsGroups = !groups.isEmpty() && groups.containsAll(earlier.groupBy());
        return new Select(
                distinct,
                outputs,
                earlier.from(),
                joins,
                where,
                groups,
                keepsGroups ? earlier.having() : List.of(),
                order,
                limit,
                limit == null ? null : earlier.offset());
    }

    /** The joins of what is said that lead to the aliases and that the earlier query does not have. */
    private List<Join> added(Set<String> aliases) {
        Set<String> needed = new LinkedHashSet<>(aliases);
        Set<String> there = new HashSet<>();
        there.add(earlier.from().alias());
        earlier.joins().forEach(join -> there.add(join.table().alias()));
        List<Join> joins = new ArrayList<>();
        for (Join join : said.joins().reversed()) {
            if (needed.contains(join.table().alias())
                    && !there.contains(join.table().alias())) {
                joins.addFirst(join);
                join.on().forEach(pair -> needed.add(pair.left().alias()));
            }
        }
        return joins;
    }
}
