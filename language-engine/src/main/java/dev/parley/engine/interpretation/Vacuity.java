package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
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
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.interpretation.reading.Filters;
import dev.parley.engine.interpretation.reading.Scope;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells queries that say nothing, whatever the data are: they show what the question gave, count groups of one row each, or
 * ask for rows that cannot be. Nobody means that, so a reading that comes to one was a misunderstanding.
 */
final class Vacuity {

    private final Ontology ontology;

    private Vacuity(Ontology ontology) {
        this.ontology = ontology;
    }

    /**
     * A column of which nothing is said; empty where the query says something.
     *
     * @param scope what the query was made of: rows that are asked for may be all that is known of them
     */
    static Optional<ColumnRef> of(Query query, Scope scope, Ontology ontology) {
        Vacuity vacuity = new Vacuity(ontology);
        boolean ofRows = scope.shown.stream().anyMatch(Scope.Item.Row.class::isInstance);
        return query instanceof Select select && !ofRows
                ? echo(select).or(() -> vacuity.anywhere(select))
                : vacuity.anywhere(query);
    }

    /** "The city of the club in Rome": all that is shown is what a condition has made sure of. */
    private static Optional<ColumnRef> echo(Select select) {
        Set<Expression> fixed = new HashSet<>();
        conjuncts(select).forEach(predicate -> {
            switch (predicate) {
                case Comparison comparison when Filters.fixed(comparison) -> fixed.add(comparison.left());
                case TextMatch match when match.kind() == TextMatch.Kind.EQUALS -> fixed.add(match.value());
                default -> {}
            }
        });
        return shown(select).allMatch(column -> column != null && fixed.contains(column))
                ? shown(select).findFirst()
                : Optional.empty();
    }

    /** The columns shown, or counted once each; null for anything else. */
    private static Stream<ColumnRef> shown(Select select) {
        return select.outputs().stream().map(Output::expression).map(shown -> switch (shown) {
            case ColumnRef column -> column;
            case Aggregate(var function, ColumnRef column, var distinct)
            when function == Aggregate.Function.COUNT && distinct -> column;
            default -> null;
        });
    }

    private Optional<ColumnRef> anywhere(Query query) {
        return switch (query) {
            case SetOperation operation -> anywhere(operation.left()).or(() -> anywhere(operation.right()));
            case Select select ->
                own(select)
                        .or(() -> Stream.of(select.where(), select.having())
                                .flatMap(List::stream)
                                .flatMap(Vacuity::queries)
                                .map(this::anywhere)
                                .flatMap(Optional::stream)
                                .findFirst())
                        .or(() -> select.from() instanceof DerivedTable(var derived, var alias)
                                ? anywhere(derived)
                                : Optional.empty());
        };
    }

    private Optional<ColumnRef> own(Select select) {
        return loneRows(select)
                .or(() -> beyondItself(select))
                .or(() -> deniedAndSaid(select))
                .or(() -> twoInOne(select))
                .or(() -> twoByKey(select));
    }

    private static Stream<Query> queries(Predicate predicate) {
        return switch (predicate) {
            case Exists(var query) -> Stream.of(query);
            case Member(var keys, var query) -> Stream.of(query);
            case Not(var denied, var keepsUnknown) -> queries(denied);
            case AllOf(var parts) -> parts.stream().flatMap(Vacuity::queries);
            case AnyOf(var options) -> options.stream().flatMap(Vacuity::queries);
            case Comparison(var left, var operator, ScalarQuery(var query)) -> Stream.of(query);
            default -> Stream.empty();
        };
    }

    /**
     * "The number of books per book": rows are counted in groups that have one each. Rows that stand for a link are
     * counted all the same: that no student has two advisors may be what is asked.
     */
    private Optional<ColumnRef> loneRows(Select select) {
        boolean counted = Stream.of(
                        select.outputs().stream().map(Output::expression),
                        select.orderBy().stream().map(Ordering::expression),
                        select.having().stream().flatMap(predicate -> predicate.expressions().stream()))
                .flatMap(expressions -> expressions)
                .anyMatch(CountRows.class::isInstance);
        return counted
                        && select.from() instanceof TableScan rows
                        && isPinned(rows, select.groupBy())
                        && !isLink(ontology.entity(rows.table()))
                        && select.joins().stream().allMatch(this::isToOne)
                ? select.groupBy().stream()
                        .filter(ColumnRef.class::isInstance)
                        .map(ColumnRef.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether there is one row of the table at most where the expressions have one value each. */
    private boolean isPinned(TableScan rows, List<? extends Expression> values) {
        Entity entity = ontology.entity(rows.table());
        return entity != null
                && !entity.key().isEmpty()
                && entity.key().stream().allMatch(key -> values.stream()
                        .anyMatch(value -> value instanceof ColumnRef(var alias, var column, var family)
                                && alias.equals(rows.alias())
                                && column.equals(key.column().name())));
    }

    /** Whether its key leads to another table. */
    private boolean isLink(Entity entity) {
        return ontology.relations().stream()
                .filter(relation -> relation.from() == entity && relation.to() != entity)
                .anyMatch(relation -> entity.key().stream()
                        .anyMatch(key ->
                                relation.key().columns().contains(key.column().name())));
    }

    private boolean isToOne(Join join) {
        return isPinned(
                join.table(), join.on().stream().map(Join.KeyPair::right).toList());
    }

    /** Rows that are more than the greatest of all, or not among all. */
    private Optional<ColumnRef> beyondItself(Select select) {
        return conjuncts(select)
                .map(predicate -> switch (predicate) {
                    case Not(Member(var keys, Select all), var keepsUnknown)
                    when keys.size() == 1 && keys.getFirst() instanceof ColumnRef key && isAllOf(all, select, key) ->
                        key;
                    case Comparison(ColumnRef column, var operator, ScalarQuery(Select all))
                    when all.outputs().getFirst().expression() instanceof Aggregate(var function, var ignored, var once)
                            && isBeyond(operator, function)
                            && isAllOf(all, select, column) -> column;
                    default -> null;
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean isBeyond(Comparison.Operator operator, Aggregate.Function function) {
        return operator == Comparison.Operator.GREATER && function == Aggregate.Function.MAXIMUM
                || operator == Comparison.Operator.LESS && function == Aggregate.Function.MINIMUM;
    }

    /** Whether the query has every value of the column, or is computed of every one. */
    private static boolean isAllOf(Select all, Select around, ColumnRef column) {
        boolean unconditional = all.joins().isEmpty()
                && all.where().isEmpty()
                && all.groupBy().isEmpty()
                && all.having().isEmpty()
                && all.limit() == null;
        Expression shown = all.outputs().getFirst().expression();
        Expression value = shown instanceof Aggregate aggregate ? aggregate.argument() : shown;
        return unconditional
                && all.from() instanceof TableScan(var table, var alias)
                && value instanceof ColumnRef(var itsAlias, var itsColumn, var family)
                && itsAlias.equals(alias)
                && itsColumn.equals(column.column())
                && around.scans().contains(new TableScan(table, column.alias()));
    }

    /** Rows that have a partner and have none. */
    private static Optional<ColumnRef> deniedAndSaid(Select select) {
        List<Exists> said = conjuncts(select)
                .filter(Exists.class::isInstance)
                .map(Exists.class::cast)
                .toList();
        return conjuncts(select)
                .map(predicate -> predicate instanceof Not(Exists(Select denied), var unknown) ? denied : null)
                .filter(Objects::nonNull)
                .filter(denied ->
                        said.stream().anyMatch(one -> one.query() instanceof Select rows && isPartOf(rows, denied)))
                .flatMap(denied -> denied.where().stream())
                .flatMap(predicate -> predicate.expressions().stream())
                .filter(ColumnRef.class::isInstance)
                .map(ColumnRef.class::cast)
                .findFirst();
    }

    /** Whether each row of the first is one of the second, by the same tables and at least its conditions. */
    private static boolean isPartOf(Select rows, Select all) {
        if (rows.scans().size() != all.scans().size()) {
            return false;
        }
        Select same = renamed(all, rows);
        return same.from().equals(rows.from())
                && same.joins().equals(rows.joins())
                && rows.where().containsAll(same.where());
    }

    /** Under the aliases that the other has for its tables, in order. */
    private static Select renamed(Select select, Select other) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < select.scans().size(); i++) {
            names.put(select.scans().get(i).alias(), other.scans().get(i).alias());
        }
        return (Select) AlgebraJson.read(AlgebraJson.renamed(AlgebraJson.write(select), names));
    }

    /** The one row that a key leads to is of two kinds that exclude each other. */
    private Optional<ColumnRef> twoInOne(Select select) {
        List<Select> partners = conjuncts(select)
                .map(predicate ->
                        predicate instanceof Exists(Select rows) && rows.joins().isEmpty() ? rows : null)
                .filter(Objects::nonNull)
                .filter(rows -> rows.from() instanceof TableScan scan && isPinned(scan, tied(rows, scan)))
                .toList();
        for (Select one : partners) {
            for (Select other : partners) {
                if (one != other
                        && one.scans()
                                .getFirst()
                                .table()
                                .equals(other.scans().getFirst().table())) {
                    List<Predicate> both = new ArrayList<>(one.where());
                    both.addAll(renamed(other, one).where());
                    Optional<ColumnRef> opposed = Filters.opposed(both).stream()
                            .filter(ColumnRef.class::isInstance)
                            .map(ColumnRef.class::cast)
                            .findFirst();
                    if (opposed.isPresent()
                            && both.stream().filter(Vacuity::ties).distinct().count() == 1) {
                        return opposed;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A key is one thing and what it leads to is called another: "of room 12 and with room number 14". */
    private static Optional<ColumnRef> twoByKey(Select select) {
        List<Predicate> said = conjuncts(select).toList();
        Stream<Join.KeyPair> keys = select.joins().stream().flatMap(join -> join.on().stream());
        return keys.filter(key -> Filters.opposed(said.stream()
                                .map(predicate -> Filters.on(predicate, key.right(), key.left())
                                        .orElse(predicate))
                                .toList())
                        .contains(key.left()))
                .map(Join.KeyPair::left)
                .findFirst();
    }

    /** The columns of a nested query's rows that equal one of the query around it. */
    private static List<Expression> tied(Select rows, TableScan scan) {
        return rows.where().stream()
                .filter(Vacuity::ties)
                .map(tie -> tie.expressions().stream()
                        .filter(side -> side.aliases().contains(scan.alias()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static boolean ties(Predicate predicate) {
        return predicate instanceof Comparison(ColumnRef left, var operator, ColumnRef right)
                && operator == Comparison.Operator.EQUAL
                && !left.alias().equals(right.alias());
    }

    private static Stream<Predicate> conjuncts(Select select) {
        return select.where().stream().flatMap(Vacuity::conjuncts);
    }

    private static Stream<Predicate> conjuncts(Predicate predicate) {
        return predicate instanceof AllOf(var parts)
                ? parts.stream().flatMap(Vacuity::conjuncts)
                : Stream.of(predicate);
    }
}
