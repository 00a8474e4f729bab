package dev.parley.tester.sandbox;

import dev.parley.model.Json;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.runtime.database.SandboxSession;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.sqlclient.desc.ColumnDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Brings rows through a cursor, so that a result of any size costs no more than what is kept. */
final class CursorReader {

    private static final int FIRST_PART = 10;

    private final int fetchSize;
    private final int maxBytes;

    CursorReader(int fetchSize, int maxBytes) {
        this.fetchSize = fetchSize;
        this.maxBytes = maxBytes;
    }

    /** At most that many rows; {@link ResultSet#truncated()} says whether there are more. */
    ResultSet read(SandboxSession session, String sql, int rowLimit) {
        Cursor cursor = session.prepare(sql).cursor();
        List<ResultColumn> columns = List.of();
        List<List<Object>> rows = new ArrayList<>();
        long bytes = 0;
        do {
            int wanted = Math.min(partSize(rows.size(), bytes), rowLimit + 1 - rows.size());
            RowSet<Row> part = session.inTime(cursor.read(wanted));
            if (columns.isEmpty()) {
                columns = columns(part.getDelegate().columnDescriptors());
            }
            for (Row row : part) {
                List<Object> values = values(row);
                bytes += Json.bytes(values).length;
                if (rows.size() == rowLimit || bytes > maxBytes) {
                    return new ResultSet(columns, rows, true);
                }
                rows.add(values);
            }
        } while (cursor.hasMore());
        return new ResultSet(columns, rows, false);
    }

    /** A few at first; then what fits into the bytes that are left, by the size of the rows so far. */
    private int partSize(int rows, long bytes) {
        if (rows == 0) {
            return Math.min(fetchSize, FIRST_PART);
        }
        long fitting = (maxBytes - bytes) / Math.max(1, bytes / rows) + 1;
        return (int) Math.min(fetchSize, fitting);
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            values.add(JsonValue.of(row.getValue(i)));
        }
        return values;
    }

    private static List<ResultColumn> columns(List<ColumnDescriptor> descriptors) {
        return descriptors.stream()
                .map(column -> new ResultColumn(column.name(), column.typeName()))
                .toList();
    }
}
