package dev.parley.tester.performance;

import dev.parley.model.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An index that is not there.
 *
 * @param columns in the order of its keys
 */
record ProposedIndex(TableName table, List<String> columns) {

    ProposedIndex {
        columns = List.copyOf(columns);
    }

    String statement() {
        return "CREATE INDEX ON " + Identifiers.quoted(table)
                + columns.stream().map(Identifiers::quoted).collect(Collectors.joining(", ", " (", ")"));
    }
}
