package dev.parley.runtime.repository;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import org.jooq.Converter;
import org.jooq.Field;

/** A row as it came, read by the fields that were asked for. */
public final class StoredRow {

    private final Row row;

    StoredRow(Row row) {
        this.row = row;
    }

    /** Null where the row has none. */
    @SuppressWarnings("unchecked") // a field's converter gives the field's values
    public <V> V get(Field<V> field) {
        Object stored =
                switch (row.getValue(field.getName())) {
                    case OffsetDateTime moment -> moment.toInstant();
                    case Buffer bytes -> bytes.getBytes();
                    case null -> null;
                    case Object value -> value;
                };
        return ((Converter<Object, V>) (Converter<?, ?>) field.getConverter()).from(stored);
    }
}
