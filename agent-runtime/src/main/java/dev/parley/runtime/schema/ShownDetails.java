package dev.parley.runtime.schema;

import dev.parley.model.schema.CheckConstraint;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ColumnDetails;
import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableDetails;
import dev.parley.model.schema.TableIndex;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.schema.CatalogDetails.RawCheck;
import dev.parley.runtime.schema.CatalogDetails.RawColumn;
import dev.parley.runtime.schema.CatalogDetails.RawIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Details of the tables of a snapshot, which has no more than questions may see: what mentions a column that is not in it is
 * left out, and so is every text that could hold a value of a sensitive one.
 */
final class ShownDetails {

    private final Table table;
    private final CatalogDetails raw;
    private final Set<String> hidden;
    private final Set<String> withheld;

    private ShownDetails(Table table, CatalogDetails raw) {
        this.table = table;
        this.raw = raw;
        Set<String> shown = table.columns().stream().map(Column::name).collect(Collectors.toSet());
        this.hidden =
                raw.columnNames().stream().filter(name -> !shown.contains(name)).collect(Collectors.toSet());
        this.withheld = new HashSet<>(hidden);
        table.columns().stream()
                .filter(Column::keepsItsValues)
                .map(Column::name)
                .forEach(withheld::add);
    }

    /** @param json what {@code details.sql} returns */
    static SchemaDetails of(SchemaSnapshot schema, String json) {
        var shown = schema.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
        return new SchemaDetails(
                schema.database(),
                CatalogDetails.of(json).stream()
                        .flatMap(raw -> Stream.ofNullable(shown.get(new TableName(raw.schema(), raw.name())))
                                .map(table -> new ShownDetails(table, raw).details(shown.keySet())))
                        .toList());
    }

    private TableDetails details(Set<TableName> tables) {
        boolean keyShown = !ConstraintText.mentions(raw.partitionedBy(), hidden);
        return new TableDetails(
                table.name(),
                keyShown ? raw.partitionedBy() : null,
                raw.partitions(),
                raw.inherits().stream().filter(tables::contains).toList(),
                raw.privileges(),
                table.columns().stream()
                        .map(this::column)
                        .flatMap(Optional::stream)
                        .toList(),
                raw.checks().stream()
                        .filter(check -> !ConstraintText.mentions(check.definition(), withheld))
                        .map(check -> new CheckConstraint(check.name(), check.definition()))
                        .toList(),
                raw.indexes().stream()
                        .filter(this::isShown)
                        .map(ShownDetails::index)
                        .toList());
    }

    /** Empty when there is nothing to tell. */
    private Optional<ColumnDetails> column(Column column) {
        if (column.keepsItsValues()) {
            return Optional.empty();
        }
        RawColumn one = raw.columns().stream()
                .filter(candidate -> candidate.name().equals(column.name()))
                .findFirst()
                .orElse(new RawColumn(column.name(), null, null, null, null, List.of()));
        ColumnDetails details = new ColumnDetails(
                column.name(),
                shown(one.defaultValue()),
                shown(one.generated()),
                one.identity(),
                one.domainOf(),
                allowed(column.name(), one));
        boolean empty = details.equals(new ColumnDetails(column.name(), null, null, null, null, List.of()));
        return empty ? Optional.empty() : Optional.of(details);
    }

    private String shown(String expression) {
        return ConstraintText.mentions(expression, withheld) ? null : expression;
    }

    /** What every check lets in: of several lists the shortest is near enough. */
    private List<String> allowed(String column, RawColumn one) {
        Stream<List<String>> own = raw.checks().stream()
                .filter(RawCheck::certain)
                .filter(check -> check.definition().contains(column)) // far cheaper than to read each for each column
                .map(check -> ConstraintText.allowedValues(check.definition(), column));
        Stream<List<String>> ofDomain =
                one.domainChecks().stream().map(check -> ConstraintText.allowedValues(check, "value"));
        return Stream.concat(own, ofDomain)
                .filter(values -> !values.isEmpty())
                .min((a, b) -> Integer.compare(a.size(), b.size()))
                .orElse(List.of());
    }

    /** Of a sensitive column, that it is indexed; an expression could hold its values. */
    private boolean isShown(RawIndex index) {
        Set<String> names = index.computed() ? withheld : hidden;
        return Stream.of(index.keys(), index.include() == null ? List.<String>of() : index.include())
                        .flatMap(List::stream)
                        .noneMatch(key -> ConstraintText.mentions(key, names))
                && !ConstraintText.mentions(index.predicate(), names);
    }

    private static TableIndex index(RawIndex index) {
        return new TableIndex(
                index.name(), index.method(), index.unique(), index.keys(), index.include(), index.predicate());
    }
}
