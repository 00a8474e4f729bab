package dev.parley.tester.performance;

import dev.parley.model.message.AdviceKind;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition that no ordered index can look up, because it wraps the column in a function, a cast or a sum, or asks how a
 * text ends; on a large table that is read as a whole for few of its rows.
 */
@ApplicationScoped
class NotSargable implements Advisor {

    /** The same for the same text at all times, so that an index can be made of them. */
    private static final Set<String> INDEXABLE = Set.of("lower", "upper", "btrim", "ltrim", "rtrim", "length");

    @Override
    public List<Advice> advise(SlowStatement slow) {
        List<Advice> advice = new ArrayList<>();
        for (TableScan scan : slow.selectiveScans()) {
            for (Expression condition : scan.conditions()) {
                Comparison.of(condition)
                        .flatMap(comparison -> advice(scan, condition, comparison))
                        .ifPresent(advice::add);
            }
        }
        return advice;
    }

    private static Optional<Advice> advice(TableScan scan, Expression condition, Comparison comparison) {
        String name = comparison.column();
        Optional<Column> column = scan.relation().column(name);
        if (column.isEmpty() || scan.table().hasSpecialIndexOn(name)) {
            return Optional.empty();
        }
        String clause = scan.block().text(condition);
        if (comparison.hasLeadingWildcard() && comparison.side() instanceof Expression.Column) {
            return Optional.of(advice(
                    scan,
                    "no ordered index can look up \"" + clause
                            + "\", which says how the text goes on but not how it begins",
                    "Ask for how it begins, or, where the extension pg_trgm is installed, have the database's owner run: "
                            + "CREATE INDEX ON "
                            + Identifiers.quoted(scan.table().name()) + " USING gin ("
                            + Identifiers.quoted(name) + " gin_trgm_ops)"));
        }
        if (comparison.side() instanceof Expression.Column || !scan.table().isIndexed(name)) {
            return Optional.empty();
        }
        return Optional.of(advice(
                scan,
                "the index on " + name + " cannot be used for \"" + clause + "\", which looks at something made of it",
                SargableForm.of(scan.sql(), comparison, column.get())
                        .map(form -> "Write " + form + " in place of " + clause)
                        .orElseGet(() -> otherwise(scan, comparison, column.get()))));
    }

    private static String otherwise(TableScan scan, Comparison comparison, Column column) {
        String text = scan.block().text(comparison.side());
        boolean indexable = column.family() == TypeFamily.TEXT
                && comparison.side() instanceof Call call
                && call.arguments().size() == 1
                && INDEXABLE.contains(call.name().last());
        return indexable
                ? "Compare " + column.name() + " itself, or have the database's owner run: CREATE INDEX ON "
                        + Identifiers.quoted(scan.table().name()) + " (" + unqualified((Call) comparison.side(), column)
                        + ")"
                : "Compare " + column.name() + " itself, not " + text;
    }

    private static String unqualified(Call call, Column column) {
        return call.name().last() + "(" + Identifiers.quoted(column.name()) + ")";
    }

    private static Advice advice(TableScan scan, String why, String suggestion) {
        return new Advice(AdviceKind.NOT_SARGABLE, scan.size() + "; " + why, suggestion);
    }
}
