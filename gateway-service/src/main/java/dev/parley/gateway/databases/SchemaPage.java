package dev.parley.gateway.databases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.gateway.paging.OpaqueCursor;
import dev.parley.gateway.paging.Page;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableDetails;
import dev.parley.model.schema.TableName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Tables of a database, by schema and name.
 *
 * @param next for the page after this; null after the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SchemaPage")
record SchemaPage(String database, String fingerprint, Instant takenAt, List<DescribedTable> tables, String next) {

    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);
    private static final char BETWEEN = '\0';

    /** A table with what is told of it beyond columns and keys. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DescribedTable")
    record DescribedTable(
            @JsonUnwrapped Table table,

            @Schema(
                    description =
                            "Partitions, parents, privileges of the role of questions, defaults, generated, identity and"
                                    + " domain columns, values that a check allows, checks, indexes",
                    nullable = true)
            @JsonIgnoreProperties("name")
            TableDetails details) {}

    /**
     * @param search part of a name or comment of the table or of one of its columns, in any case; null for all
     * @param cursor {@link #next} of the page before; null for the first
     * @throws ValidationException when the cursor is none
     */
    static SchemaPage of(SchemaSnapshot schema, SchemaDetails details, String search, String cursor, int limit) {
        TableName after = cursor == null ? null : table(cursor);
        List<Table> found = schema.tables().stream()
                .filter(matches(search))
                .filter(table -> after == null || ORDER.compare(table.name(), after) > 0)
                .sorted(Comparator.comparing(Table::name, ORDER))
                .limit(limit + 1L)
                .toList();
        Page<Table> page = Page.of(found, limit, last -> cursor(last.name()));
        return new SchemaPage(
                schema.database(),
                schema.fingerprint(),
                schema.takenAt(),
                page.rows().stream()
                        .map(table -> new DescribedTable(
                                table, details.table(table.name()).orElse(null)))
                        .toList(),
                page.next());
    }

    private static Predicate<Table> matches(String search) {
        if (search == null || search.isBlank()) {
            return table -> true;
        }
        String part = search.strip().toLowerCase(Locale.ROOT);
        return table -> holds(table.name().toString(), part)
                || holds(table.comment(), part)
                || table.columns().stream()
                        .anyMatch(column -> holds(column.name(), part) || holds(column.comment(), part));
    }

    private static boolean holds(String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static String cursor(TableName table) {
        return OpaqueCursor.of(table.schema() + BETWEEN + table.name());
    }

    private static TableName table(String cursor) {
        return OpaqueCursor.read(cursor, text -> {
            int between = text.indexOf(BETWEEN);
            return between > 0 && between < text.length() - 1
                    ? new TableName(text.substring(0, between), text.substring(between + 1))
                    : null;
        });
    }
}
