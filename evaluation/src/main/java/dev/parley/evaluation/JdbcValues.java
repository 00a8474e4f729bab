package dev.parley.evaluation;

import dev.parley.runtime.values.ValueSource;
import dev.parley.runtime.values.ValueStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small reads of the data over JDBC. */
final class JdbcValues implements ValueSource {

    /** As long as the services take. */
    private static final int TIME_LIMIT_MILLIS = 3_000;

    private final Connection connection;

    JdbcValues(QueryRunner runner) {
        this.connection = runner.connection();
    }

    @Override
    public List<FoundValue> read(ValueStatement values) {
        try {
            try (Statement limit = connection.createStatement()) {
                limit.execute("SET LOCAL statement_timeout = " + TIME_LIMIT_MILLIS);
            }
            try (PreparedStatement statement = connection.prepareStatement(values.sql("?"))) {
                bind(statement, values.parameter());
                try (ResultSet rows = statement.executeQuery()) {
                    List<FoundValue> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(new FoundValue(rows.getString(1), rows.getLong(2)));
                    }
                    return found;
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void bind(PreparedStatement statement, Object parameter) throws SQLException {
        switch (parameter) {
            case Integer number -> statement.setInt(1, number);
            case String[] words -> statement.setArray(1, connection.createArrayOf("text", words));
            default -> throw new IllegalArgumentException("no parameter of " + parameter.getClass());
        }
    }
}
