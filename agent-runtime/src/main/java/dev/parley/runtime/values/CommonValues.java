package dev.parley.runtime.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.work.WithdrawnException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What PostgreSQL's statistics say of columns with few values, so that a large table need not be read for them. They are read
 * in the role of questions, which is told nothing of columns that it may not read and of tables whose rows it sees in part.
 * They are of a sample: a rare value may be missing.
 */
final class CommonValues {

    private static final Logger LOG = Logger.getLogger(CommonValues.class);

    /** All values are common ones where as many are listed as the planner expects there to be. */
    private static final String SQL = """
            SELECT json_build_array(schemaname, tablename, attname, inherited, most_common_vals::text::text[])::text, 0::bigint
            FROM pg_catalog.pg_stats
            WHERE n_distinct = cardinality(most_common_vals::text::text[])
              AND schemaname || '.' || tablename = ANY (""";

    private final Map<Place, List<String>> values;

    private record Place(TableName table, String column, boolean inherited) {}

    private CommonValues(Map<Place, List<String>> values) {
        this.values = values;
    }

    /** @param minRows tables that have fewer are read themselves */
    static CommonValues of(SchemaSnapshot schema, long minRows, ValueSource source) {
        String[] large = schema.tables().stream()
                .filter(table -> table.rowEstimate() > minRows)
                .map(Table::name)
                .map(TableName::toString)
                .toArray(String[]::new);
        Map<Place, List<String>> values = new HashMap<>();
        if (large.length > 0) {
            try {
                source.read(new ValueStatement(SQL, large, "::text[])"))
                        .forEach(found -> add(values, Json.read(found.text(), JsonNode.class)));
            } catch (WithdrawnException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warnf("no statistics of %s: %s", schema.database(), e.getMessage());
            }
        }
        return new CommonValues(values);
    }

    /** Empty when its table has to be read, or policies decide who sees which of its rows. */
    Optional<List<String>> of(Table table, String column) {
        boolean whole = table.kind() == TableKind.PARTITIONED_TABLE;
        return table.rowSecurity() || table.inherited()
                ? Optional.empty()
                : Optional.ofNullable(values.get(new Place(table.name(), column, whole)));
    }

    private static void add(Map<Place, List<String>> values, JsonNode row) {
        List<String> texts = new ArrayList<>();
        row.path(4).forEach(text -> texts.add(text.asText()));
        TableName table = new TableName(row.path(0).asText(), row.path(1).asText());
        values.put(new Place(table, row.path(2).asText(), row.path(3).asBoolean()), List.copyOf(texts));
    }
}
