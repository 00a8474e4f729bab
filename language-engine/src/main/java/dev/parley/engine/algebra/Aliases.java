package dev.parley.engine.algebra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the table aliases of one query in line with those of another that it is put together with. */
public final class Aliases {

    private Aliases() {}

    /** The same query under aliases that the other does not use; those in {@code same} get the alias that is given. */
    public static <Q extends Query> Q apart(Q query, Query from, Map<String, String> same) {
        Set<String> own = AlgebraJson.aliases(AlgebraJson.write(query));
        Set<String> taken = AlgebraJson.aliases(AlgebraJson.write(from));
        Map<String, String> names = new HashMap<>(same);
        for (String alias : own) {
            String base = alias.replaceFirst("\\d+$", "");
            String name = alias;
            for (int next = 2;
                    !same.containsKey(alias) && (taken.contains(name) || names.containsValue(name));
                    next++) {
                name = base + next;
            }
            names.putIfAbsent(alias, name);
        }
        @SuppressWarnings("unchecked") // a query stays of its kind
        Q renamed = (Q) AlgebraJson.read(AlgebraJson.renamed(AlgebraJson.write(query), names));
        return renamed;
    }

    /** The same said of the rows of a table under another alias. */
    public static Predicate renamed(Predicate predicate, TableScan table, String alias) {
        List<Output> one = List.of(new Output(Literal.Number.of(1), "found"));
        Select of = new Select(false, one, table, List.of(), List.of(predicate), List.of(), List.of(), List.of(), null);
        JsonNode renamed = AlgebraJson.renamed(AlgebraJson.write(of), Map.of(table.alias(), alias));
        return ((Select) AlgebraJson.read(renamed)).where().getFirst();
    }

    /** Which tables that a query joins to its rows the earlier query joins to the same rows in the same way. */
    public static Map<String, String> shared(Select query, String alias, Select earlier, String earlierAlias) {
        Map<String, String> same = new HashMap<>();
        same.put(alias, earlierAlias);
        for (Join join : query.joins()) {
            twin(join, same, earlier.joins())
                    .ifPresent(
                            twin -> same.put(join.table().alias(), twin.table().alias()));
        }
        return same;
    }

    private static Optional<Join> twin(Join join, Map<String, String> same, List<Join> joins) {
        return joins.stream()
                .filter(other -> other.table().table().equals(join.table().table())
                        && !same.containsValue(other.table().alias())
                        && other.on().size() == join.on().size()
                        && join.on().stream().allMatch(pair -> other.on().stream()
                                .anyMatch(its ->
                                        column(its.left(), same.get(pair.left().alias()), pair.left())
                                                && its.right()
                                                        .column()
                                                        .equals(pair.right().column()))))
                .findFirst();
    }

    private static boolean column(ColumnRef one, String alias, ColumnRef other) {
        return one.alias().equals(alias) && one.column().equals(other.column());
    }
}
