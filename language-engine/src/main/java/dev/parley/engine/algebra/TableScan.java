package dev.parley.engine.algebra;

import dev.parley.model.schema.TableName;
import java.util.Objects;

/** A table read under an alias that is unique in its query. */
public record TableScan(TableName table, String alias) implements Source {

    public TableScan {
        Objects.requireNonNull(table, "table");
        if (alias == null || alias.isBlank()) {
            throw new IllegalArgumentException("the scan of " + table + " needs an alias");
        }
    }
}
