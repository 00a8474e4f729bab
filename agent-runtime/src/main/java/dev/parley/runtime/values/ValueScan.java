package dev.parley.runtime.values;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.ColumnDetails;
import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TypeFamily;
import dev.parley.runtime.values.ValueSource.FoundValue;
import dev.parley.runtime.work.WithdrawnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The distinct values of text columns, so that a word of a question is known for a value. Bounded by values a column
 * and rows looked at; a column that was cut is looked up at question time by {@link ValueSearch}.
 */
public final class ValueScan {

    private static final Logger LOG = Logger.getLogger(ValueScan.class);
    private static final int MAX_VALUES = 500;
    private static final int MAX_ROWS = 50_000;
    private static final int MAX_VALUE_CHARS = 100;

    private ValueScan() {}

    /** @param details of the same schema: what a check lets in need not be read */
    public static List<StoredValues> of(SchemaSnapshot schema, SchemaDetails details, ValueSource source) {
        List<StoredValues> found = new ArrayList<>();
        CommonValues common = CommonValues.of(schema, MAX_ROWS, source);
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (column.keepsItsValues()) {
                    continue;
                }
                if (column.family() == TypeFamily.ENUM) {
                    found.add(new StoredValues(table.name(), column.name(), column.enumValues(), true));
                } else if (column.family() == TypeFamily.TEXT && isCheapToRead(table)) {
                    found.add(allowed(details, table, column)
                            .or(() -> common(common, table, column))
                            .orElseGet(() -> distinct(source, table, column)));
                }
            }
        }
        return found;
    }

    private static Optional<StoredValues> allowed(SchemaDetails details, Table table, Column column) {
        return details.table(table.name())
                .flatMap(one -> one.column(column.name()))
                .map(ColumnDetails::allowedValues)
                .filter(values -> !values.isEmpty())
                .map(values -> new StoredValues(table.name(), column.name(), values, true));
    }

    /** Not said to be all: a rare one may be missing, and is looked up. */
    private static Optional<StoredValues> common(CommonValues common, Table table, Column column) {
        return common.of(table, column.name())
                .filter(values -> values.size() <= MAX_VALUES)
                .map(values -> values.stream()
                        .filter(value -> !value.isEmpty() && value.length() <= MAX_VALUE_CHARS)
                        .sorted()
                        .toList())
                .map(values -> new StoredValues(table.name(), column.name(), values, false));
    }

    /** A view may be any query; its values are those of tables that are read anyway. */
    private static boolean isCheapToRead(Table table) {
        return switch (table.kind()) {
            case TABLE, PARTITIONED_TABLE, MATERIALIZED_VIEW -> true;
            case VIEW, FOREIGN_TABLE -> false;
        };
    }

    /** A column that cannot be read in time has no known values; it is looked up when a question needs it. */
    private static StoredValues distinct(ValueSource source, Table table, Column column) {
        try {
            List<FoundValue> values = source.read(statement(table, column));
            List<String> kept = values.stream()
                    .map(FoundValue::text)
                    .filter(value -> value.length() <= MAX_VALUE_CHARS)
                    .limit(MAX_VALUES)
                    .sorted()
                    .toList();
            boolean complete =
                    kept.size() == values.size() && values.stream().allMatch(value -> value.rowsScanned() <= MAX_ROWS);
            return new StoredValues(table.name(), column.name(), kept, complete);
        } catch (WithdrawnException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("values of %s.%s are left out: %s", table.name(), column.name(), e.getMessage());
            return new StoredValues(table.name(), column.name(), List.of(), false);
        }
    }

    private static ValueStatement statement(Table table, Column column) {
        String sql =
                """
                SELECT value, (SELECT count(*) FROM (SELECT 1 FROM %2$s LIMIT %3$d) AS part) AS scanned
                FROM (SELECT DISTINCT value FROM (SELECT %1$s::text AS value FROM %2$s LIMIT %3$d) AS part) AS found
                WHERE value <> ''
                LIMIT\s""".formatted(ValueStatement.quoted(column.name()), ValueStatement.quoted(table.name()), MAX_ROWS + 1);
        return new ValueStatement(sql, MAX_VALUES + 1, "");
    }
}
