package dev.parley.clarifier.database;

import dev.parley.engine.ColumnValues;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.schema.SchemaCatalog;
import dev.parley.runtime.values.StoredValues;
import dev.parley.runtime.values.ValueCatalog;
import dev.parley.runtime.values.ValueScan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The values of text columns, as the engine takes them. */
@ApplicationScoped
class ColumnCatalog {

    private final SchemaCatalog schemas;
    private final SandboxReads sandbox;
    private final ValueCatalog values;

    ColumnCatalog(SchemaCatalog schemas, SandboxReads sandbox, ValueCatalog values) {
        this.schemas = schemas;
        this.sandbox = sandbox;
        this.values = values;
    }

    List<ColumnValues> of(SchemaSnapshot schema) {
        return values
                .of(schema, () -> ValueScan.of(schema, schemas.details(schema), sandbox.of(schema.database())))
                .stream()
                .map(ColumnCatalog::forEngine)
                .toList();
    }

    static ColumnValues forEngine(StoredValues values) {
        return new ColumnValues(values.table(), values.column(), values.values(), values.complete());
    }
}
