package dev.parley.tester.copy;

import dev.parley.runtime.database.SandboxSession;
import dev.parley.tester.copy.SourceSchema.Table;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows of the database that is copied, each as the texts of its columns, as one moment shows them. */
final class SourceRows {

    private static final int AT_A_TIME = 100;

    private final SandboxSession session;

    /** @param session a fresh one, in which nothing was read yet */
    SourceRows(SandboxSession session) {
        this.session = session;
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        CopyTransaction.TEXT_FORMS.forEach(session::execute);
    }

    /**
     * At most that many, from all over the table where it is large.
     *
     * @param rowCount the planner's
     * @param limit for each part of its rows
     * @throws PgException when it fails or takes longer; the next table can be read then as if nothing had been
     */
    void sample(Table table, double rowCount, int most, Duration limit, Consumer<List<String[]>> parts) {
        session.execute("SAVEPOINT parley_table");
        try {
            session.execute("SET LOCAL statement_timeout = " + Math.max(1, limit.toMillis()));
            sample(table, rowCount, most, parts);
        } finally {
            session.execute("ROLLBACK TO SAVEPOINT parley_table"); // with its time limit
        }
    }

    private void sample(Table table, double rowCount, int most, Consumer<List<String[]>> parts) {
        String from = table.quoted() + " AS t";
        if (table.sampled() && rowCount > 2.0 * most) {
            String sample = String.format(
                    Locale.ROOT,
                    "%s TABLESAMPLE system (%.6f) REPEATABLE (1)",
                    from,
                    Math.min(100, 150.0 * most / rowCount));
            long found = session.execute("SELECT count(*) FROM (SELECT 1 FROM " + sample + " LIMIT " + most + ") AS s")
                    .iterator()
                    .next()
                    .getLong(0);
            from = found >= most / 2 ? sample : from;
        }
        read("SELECT " + texts(table) + " FROM " + from + " LIMIT " + most, Tuple.tuple(), parts);
    }

    /**
     * The rows with these keys.
     *
     * @param keys as texts
     */
    void withKeys(Table table, List<String> columns, List<String[]> keys, Consumer<List<String[]>> parts) {
        List<String> values = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String type = table.column(columns.get(i)).orElseThrow().sourceType();
            values.add("k.c" + i + "::" + type);
            arrays.add("$" + (i + 1) + "::text[]");
            names.add("c" + i);
        }
        String sql = "SELECT %s FROM %s AS t WHERE (%s) IN (SELECT %s FROM unnest(%s) AS k (%s))"
                .formatted(
                        texts(table),
                        table.quoted(),
                        columns.stream()
                                .map(column -> "t." + Quoted.name(column))
                                .collect(Collectors.joining(", ")),
                        String.join(", ", values),
                        String.join(", ", arrays),
                        String.join(", ", names));
        read(sql, Columns.of(keys, columns.size()), parts);
    }

    private void read(String sql, Tuple parameters, Consumer<List<String[]>> parts) {
        PreparedStatement statement = session.prepare(sql);
        Cursor cursor = statement.cursor(parameters);
        do {
            RowSet<Row> part = session.inTime(cursor.read(AT_A_TIME));
            List<String[]> rows = new ArrayList<>();
            part.forEach(row -> rows.add(row.getArrayOfStrings(0)));
            if (!rows.isEmpty()) {
                parts.accept(rows);
            }
        } while (cursor.hasMore());
        session.inTime(cursor.close());
    }

    private static String texts(Table table) {
        return table.columns().stream()
                .map(column -> "(t." + Quoted.name(column.name()) + ")::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
}
