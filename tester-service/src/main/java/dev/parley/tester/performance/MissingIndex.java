package dev.parley.tester.performance;

import dev.parley.model.message.AdviceKind;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A large table is read as a whole for few of its rows, and no index has their columns. */
@ApplicationScoped
class MissingIndex implements Advisor {

    private static final int MOST_COLUMNS = 3;

    /** What is no order at all, has only two values, or is too long for a key. */
    private static final Set<TypeFamily> NO_KEYS =
            EnumSet.of(TypeFamily.BOOLEAN, TypeFamily.JSON, TypeFamily.ARRAY, TypeFamily.BINARY, TypeFamily.OTHER);

    @Override
    public List<Advice> advise(SlowStatement slow) {
        List<Advice> advice = new ArrayList<>();
        for (TableScan scan : slow.selectiveScans()) {
            List<String> columns = columns(scan);
            if (!columns.isEmpty() && !scan.table().hasIndexFor(columns)) {
                ProposedIndex index = new ProposedIndex(scan.table().name(), columns);
                advice.add(new Advice(
                        AdviceKind.MISSING_INDEX,
                        scan.size() + ", and no index has " + String.join(", ", columns),
                        "The database's owner can run: " + index.statement(),
                        index));
            }
        }
        return advice;
    }

    /** Those that are compared with single values first, then one of which a range is taken: all can be looked up so. */
    private static List<String> columns(TableScan scan) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> ranges = new LinkedHashSet<>();
        for (Expression condition : scan.conditions()) {
            Optional<Comparison> comparison = Comparison.of(condition);
            comparison
                    .filter(found -> found.side() instanceof Expression.Column)
                    .filter(found -> !found.operator().equals("LIKE")) // which order it needs depends on the collation
                    .filter(found -> isKey(scan, found.column()))
                    .ifPresent(found -> (found.isEquality() ? columns : ranges).add(found.column()));
            nullTest(condition).filter(column -> isKey(scan, column)).ifPresent(columns::add);
        }
        ranges.removeAll(columns);
        ranges.stream().findFirst().ifPresent(columns::add);
        return columns.stream().limit(MOST_COLUMNS).toList();
    }

    private static Optional<String> nullTest(Expression condition) {
        return condition instanceof Operation operation
                        && operation.is("IS NULL")
                        && operation.operands().getFirst() instanceof Expression.Column column
                        && !column.star()
                ? Optional.of(column.name().last())
                : Optional.empty();
    }

    private static boolean isKey(TableScan scan, String name) {
        return scan.relation()
                .column(name)
                .map(Column::family)
                .filter(family -> !NO_KEYS.contains(family))
                .isPresent();
    }
}
