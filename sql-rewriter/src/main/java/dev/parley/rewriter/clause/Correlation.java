package dev.parley.rewriter.clause;

import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.FromItem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the query around it a SELECT reads; where that is not certain, that it may. */
final class Correlation {

    private Correlation() {}

    /** Whether a column of it, or of a query inside it, may be of a table around it. */
    static boolean mayBe(Block block) {
        Set<String> own = block.select().all(FromItem.class).stream()
                .flatMap(item -> name(item).stream())
                .collect(Collectors.toSet());
        return block.select().all(Column.class).stream()
                .filter(column -> column.name() != null)
                .anyMatch(column -> column.name().qualifier() == null
                        ? block.relationOf(column).isEmpty()
                        : !own.contains(column.name().qualifier()));
    }

    private static Optional<String> name(FromItem item) {
        return switch (item) {
            case FromItem.Table table ->
                Optional.of(
                        table.alias() == null
                                ? table.name().last()
                                : table.alias().name());
            case FromItem.Derived derived -> named(derived.alias());
            case FromItem.Functions functions ->
                named(functions.alias()).or(() -> functions.calls().stream()
                        .filter(Call.class::isInstance)
                        .map(call -> ((Call) call).name().last())
                        .findFirst());
            case FromItem.Join join -> named(join.alias());
        };
    }

    private static Optional<String> named(FromItem.Alias alias) {
        return Optional.ofNullable(alias).map(FromItem.Alias::name);
    }
}
