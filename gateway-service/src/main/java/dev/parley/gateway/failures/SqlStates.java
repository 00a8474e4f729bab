package dev.parley.gateway.failures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table {@code sqlstates.txt}: PostgreSQL's codes by their five characters, or by the class in the first two. */
final class SqlStates {

    private static final FailureClass UNKNOWN = new FailureClass(
            "sqlstate-unknown",
            "Unknown SQLSTATE",
            "The database answered with a code that PostgreSQL's manual does not list: an extension's, or another server's",
            "See the detail in the task's audit row, and the database server's log",
            Whose.OPERATOR);

    private static final Map<String, FailureClass> TABLE = load();

    private SqlStates() {}

    static FailureClass of(String sqlState) {
        FailureClass exact = TABLE.get(sqlState);
        if (exact != null || sqlState.length() < 2) {
            return exact == null ? UNKNOWN : exact;
        }
        return TABLE.getOrDefault(sqlState.substring(0, 2), UNKNOWN);
    }

    static Collection<FailureClass> all() {
        return TABLE.values();
    }

    private static Map<String, FailureClass> load() {
        Map<String, FailureClass> table = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(SqlStates.class.getResourceAsStream("sqlstates.txt"), UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(" \\| ", -1);
                if (cells.length != 5) {
                    throw new IllegalStateException("sqlstates.txt: not five cells in: " + line);
                }
                table.put(
                        cells[0],
                        new FailureClass(
                                "sqlstate-" + cells[0], cells[2], cells[3], cells[4], Whose.valueOf(cells[1])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
