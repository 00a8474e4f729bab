package dev.parley.evaluation;

import dev.parley.model.result.Cell;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;

/** Values of a JDBC result as cells. */
final class JdbcCells {

    private JdbcCells() {}

    /**
     * @param value as the driver gives it
     * @param padded whether it comes from a column that is filled up with spaces
     */
    static Cell of(Object value, boolean padded) throws SQLException {
        return switch (value) {
            case null -> Cell.ABSENT;
            case Boolean truth -> new Cell.Truth(truth);
            case Double number when !Double.isFinite(number) -> new Cell.Number(number);
            case Number number -> new Cell.Number(number.doubleValue());
            // A date is the timestamp at its midnight.
            case Date date -> new Cell.Moment(date.toLocalDate().atStartOfDay().toString());
            case Timestamp timestamp ->
                new Cell.Moment(timestamp.toLocalDateTime().toString());
            case Array array -> new Cell.Words(array.toString());
            case byte[] bytes -> new Cell.Words("\\x" + HexFormat.of().formatHex(bytes));
            case String text -> new Cell.Words(padded ? text.stripTrailing() : text);
            default -> new Cell.Words(value.toString());
        };
    }
}
