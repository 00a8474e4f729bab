package dev.parley.clarifier;

import dev.parley.engine.ColumnValues;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TypeFamily;
import dev.parley.runtime.cache.TwoLevelCache;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The distinct values of text columns, so that a word of a question is known for a value. Bounded by values a column
 * and rows looked at; a column that was cut is looked up at question time by {@link ValueLookup}.
 */
@ApplicationScoped
class ValueCatalog {

    private static final Logger LOG = Logger.getLogger(ValueCatalog.class);
    private static final int MAX_VALUES = 500;
    private static final int MAX_ROWS = 50_000;
    private static final int MAX_VALUE_CHARS = 100;
    private static final Duration LOCAL_TTL = Duration.ofSeconds(30);
    private static final Duration SHARED_TTL = Duration.ofMinutes(10);

    private final SandboxReads sandbox;
    private final TwoLevelCache cache;

    ValueCatalog(SandboxReads sandbox, TwoLevelCache cache) {
        this.sandbox = sandbox;
        this.cache = cache;
    }

    List<ColumnValues> of(SchemaSnapshot schema) {
        String key = "values/" + schema.database() + "/" + schema.fingerprint();
        return cache.getOrCompute(key, Values.class, LOCAL_TTL, SHARED_TTL, () -> new Values(read(schema)))
                .columns();
    }

    private List<ColumnValues> read(SchemaSnapshot schema) {
        List<ColumnValues> found = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (column.family() == TypeFamily.ENUM) {
                    found.add(new ColumnValues(table.name(), column.name(), column.enumValues(), true));
                } else if (column.family() == TypeFamily.TEXT && isCheapToRead(table)) {
                    found.add(distinct(schema.database(), table, column));
                }
            }
        }
        return found;
    }

    /** A view may be any query; its values are those of tables that are read anyway. */
    private static boolean isCheapToRead(Table table) {
        return switch (table.kind()) {
            case TABLE, PARTITIONED_TABLE, MATERIALIZED_VIEW -> true;
            case VIEW, FOREIGN_TABLE -> false;
        };
    }

    /** A column that cannot be read in time has no known values; it is looked up when a question needs it. */
    private ColumnValues distinct(String database, Table table, Column column) {
        String sql = """
                SELECT value, (SELECT count(*) FROM (SELECT 1 FROM %2$s LIMIT %3$d) AS part) AS scanned
                FROM (SELECT DISTINCT value FROM (SELECT %1$s::text AS value FROM %2$s LIMIT %3$d) AS part) AS found
                WHERE value <> ''
                LIMIT $1
                """.formatted(SandboxReads.quoted(column.name()), SandboxReads.quoted(table.name()), MAX_ROWS + 1);
        try {
            List<Value> values = sandbox.read(
                    database, sql, Tuple.of(MAX_VALUES + 1), row -> new Value(row.getString(0), row.getLong(1)));
            List<String> kept = values.stream()
                    .map(Value::text)
                    .filter(value -> value.length() <= MAX_VALUE_CHARS)
                    .limit(MAX_VALUES)
                    .sorted()
                    .toList();
            boolean complete =
                    kept.size() == values.size() && values.stream().allMatch(value -> value.rowsScanned() <= MAX_ROWS);
            return new ColumnValues(table.name(), column.name(), kept, complete);
        } catch (RuntimeException e) {
            LOG.warnf("values of %s.%s are left out: %s", table.name(), column.name(), e.getMessage());
            return new ColumnValues(table.name(), column.name(), List.of(), false);
        }
    }

    /** @param rowsScanned rows of the table that were looked at, the same with each value */
    private record Value(String text, long rowsScanned) {}

    /** For the cache, which holds one JSON object a key. */
    record Values(List<ColumnValues> columns) {}
}
