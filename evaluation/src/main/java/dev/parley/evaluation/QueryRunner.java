package dev.parley.evaluation;

import dev.parley.model.result.Cell;
import dev.parley.model.result.ResultTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs statements on one connection, read-only, with a time-out; remembers what it ran. Not for several threads. */
final class QueryRunner implements AutoCloseable {

    private static final int TIME_OUT_MILLIS = 10_000;
    private static final int MAX_ROWS = 500_000;
    private static final int FETCH = 5_000;
    private static final int REMEMBERED_ROWS = 2_000;

    private final Connection connection;
    private final Map<String, Outcome> known = new HashMap<>();

    QueryRunner(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /** What came of a statement. */
    sealed interface Outcome {
        record Rows(ResultTable table) implements Outcome {}

        /** @param reason of the server */
        record Failed(String reason) implements Outcome {}
    }

    Connection connection() {
        return connection;
    }

    Outcome run(String sql) {
        Outcome remembered = known.get(sql);
        if (remembered != null) {
            return remembered;
        }
        Outcome outcome = execute(sql);
        if (!(outcome instanceof Outcome.Rows rows) || rows.table().rows().size() <= REMEMBERED_ROWS) {
            known.put(sql, outcome);
        }
        return outcome;
    }

    private Outcome execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + TIME_OUT_MILLIS);
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FETCH);
            statement.setMaxRows(MAX_ROWS + 1);
            try (ResultSet rows = statement.executeQuery(sql)) {
                ResultTable table = read(rows);
                return table.rows().size() > MAX_ROWS
                        ? new Outcome.Failed("more than " + MAX_ROWS + " rows")
                        : new Outcome.Rows(table);
            }
        } catch (SQLException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } finally {
            rollBack();
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new EvaluationFailure(3, "The connection to the database is lost: " + e.getMessage());
        }
    }

    private static ResultTable read(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        int width = meta.getColumnCount();
        List<String> columns = new ArrayList<>();
        boolean[] padded = new boolean[width];
        for (int i = 0; i < width; i++) {
            columns.add(meta.getColumnLabel(i + 1));
            padded[i] = meta.getColumnTypeName(i + 1).equals("bpchar");
        }
        List<List<Cell>> table = new ArrayList<>();
        while (rows.next()) {
            List<Cell> row = new ArrayList<>(width);
            for (int i = 0; i < width; i++) {
                row.add(JdbcCells.of(rows.getObject(i + 1), padded[i]));
            }
            table.add(row);
        }
        return new ResultTable(columns, table);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
