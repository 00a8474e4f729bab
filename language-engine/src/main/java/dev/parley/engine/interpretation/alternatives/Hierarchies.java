package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of a kind are also of the kind above it: "toys" are what hangs on that category, and on those whose parent it is.
 * One level is looked at; the categories themselves, where they are asked about, are as they are called.
 */
public final class Hierarchies {

    /** How a key is called that leads to what a row is a part of. */
    private static final Set<String> ABOVE = Set.of("parent", "super");

    private final Ontology ontology;
    private final Set<String> aliases = new HashSet<>();
    private final List<String> values = new ArrayList<>();

    private Hierarchies(Ontology ontology) {
        this.ontology = ontology;
    }

    /** @param told takes each value that is read with what lies below it */
    public static Query withBelow(Query query, Ontology ontology, Consumer<String> told) {
        Hierarchies hierarchies = new Hierarchies(ontology);
        if (!(query instanceof Select select)) {
            return query;
        }
        Select widened = hierarchies.widened(select, Map.of(), true);
        hierarchies.values.forEach(told);
        return hierarchies.values.isEmpty() ? query : widened;
    }

    private Select widened(Select select, Map<String, Entity> around, boolean outermost) {
        Map<String, Entity> tables = new HashMap<>(around);
        List<TableScan> scans = select.scans();
        scans.forEach(scan -> aliases.add(scan.alias()));
        scans.stream()
                .filter(scan -> ontology.entity(scan.table()) != null)
                .filter(scan -> !outermost || scan != select.from())
                .forEach(scan -> tables.put(scan.alias(), ontology.entity(scan.table())));
        return select.withWhere(select.where().stream()
                .map(predicate -> widened(predicate, tables))
                .toList());
    }

    private Predicate widened(Predicate predicate, Map<String, Entity> tables) {
        return switch (predicate) {
            case Comparison(ColumnRef column, var operator, Literal.Text text)
            when operator == Comparison.Operator.EQUAL && tables.containsKey(column.alias()) ->
                above(tables.get(column.alias()), column)
                        .map(parent -> orBelow(predicate, column, text, parent))
                        .orElse(predicate);
            case AllOf(var parts) -> new AllOf(each(parts, tables));
            case AnyOf(var options) -> new AnyOf(each(options, tables));
            case Not(var denied, var keepsUnknown) -> new Not(widened(denied, tables), keepsUnknown);
            case Exists(Select rows) -> new Exists(widened(rows, tables, false));
            default -> predicate;
        };
    }

    private List<Predicate> each(List<Predicate> predicates, Map<String, Entity> tables) {
        return predicates.stream().map(one -> widened(one, tables)).collect(Collectors.toList());
    }

    /** The key to what a row is a part of, where the column is what rows are called by. */
    private Optional<Relation> above(Entity entity, ColumnRef column) {
        boolean name = entity.property(column.column())
                .filter(property -> property.role() == PropertyRole.NAME)
                .isPresent();
        return ontology.relations().stream()
                .filter(relation -> name && relation.from() == entity && relation.selfReference())
                .filter(relation -> relation.words().stream().anyMatch(ABOVE::contains))
                .filter(relation -> relation.key().columns().size() == 1)
                .findFirst();
    }

    private Predicate orBelow(Predicate own, ColumnRef column, Literal.Text value, Relation parent) {
        String alias = free(column.alias());
        values.add(value.value());
        Function<String, ColumnRef> of = name -> new ColumnRef(
                alias, name, parent.from().property(name).orElseThrow().column().family());
        ColumnRef key = of.apply(parent.key().referencedColumns().getFirst());
        Select called = new Select(
                false,
                List.of(new Output(key, key.column())),
                new TableScan(parent.from().table().name(), alias),
                List.of(),
                List.of(new Comparison(of.apply(column.column()), Comparison.Operator.EQUAL, value)),
                List.of(),
                List.of(),
                List.of(),
                null);
        ColumnRef up = new ColumnRef(column.alias(), parent.key().columns().getFirst(), key.family());
        return new AnyOf(List.of(own, new Member(List.of(up), called)));
    }

    private String free(String alias) {
        String stem = alias.replaceAll("\\d+$", "");
        int number = 2;
        while (!aliases.add(stem + number)) {
            number++;
        }
        return stem + number;
    }
}
