package dev.parley.tester.expected;

import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.result.Cell;
import dev.parley.model.result.ResultTable;
import dev.parley.model.result.SameResult;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an answer with the expected one: as bags of rows after some permutation of columns, as lists where the statement
 * has an order, numbers within 1e-4 ({@link SameResult}).
 */
public final class ExpectedResults {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");

    private ExpectedResults() {}

    /**
     * Cells of a column whose values are kept from the asker say nothing of what is in the database, so that column is left
     * out, and with it the expected one that stands in its place: the one of its name or at its position, or else any
     * that lets the others be the same.
     *
     * @param ordered whether the order of rows counts
     * @return the first difference as a sentence; empty when they are the same, as far as they can be seen
     */
    public static Optional<String> difference(ResultSet expected, ResultSet actual, boolean ordered) {
        int width = width(expected, actual);
        if (width != actual.columns().size()) {
            return Optional.of("Expected %d columns, not %d (%s)"
                    .formatted(
                            width,
                            actual.columns().size(),
                            actual.columns().stream().map(ResultColumn::name).collect(Collectors.joining(", "))));
        }
        int rows = expected.rows().size();
        if (rows != actual.rows().size() || (actual.truncated() && !expected.truncated())) {
            return Optional.of("Expected %d rows, not %s%d"
                    .formatted(
                            rows,
                            actual.truncated() ? "more than " : "",
                            actual.rows().size()));
        }
        List<List<Integer>> choices = ComparedColumns.of(expected, actual);
        ResultSet seen = ComparedColumns.only(actual, ComparedColumns.visible(actual));
        Optional<String> first = Optional.empty();
        for (List<Integer> choice : choices) {
            Optional<String> difference = seenDifference(ComparedColumns.only(expected, choice), seen, ordered);
            if (difference.isEmpty()) {
                return difference;
            }
            first = first.isPresent() ? first : difference;
        }
        return first;
    }

    private static Optional<String> seenDifference(ResultSet expected, ResultSet actual, boolean ordered) {
        boolean padded = actual.columns().stream().anyMatch(column -> isPadded(column.type()));
        ResultTable right = table(expected, actual.columns(), padded);
        ResultTable found = table(actual, actual.columns(), padded);
        if (SameResult.of(right, found, ordered)) {
            return Optional.empty();
        }
        return Optional.of(
                ordered && SameResult.of(right, found, false)
                        ? "The rows are the expected ones in another order; the first is (" + row(right, 0) + "), not ("
                                + row(found, 0) + ")"
                        : firstMissing(right, found));
    }

    /** Of rows without columns their own; of none at all, any. */
    private static int width(ResultSet expected, ResultSet actual) {
        if (!expected.columns().isEmpty()) {
            return expected.columns().size();
        }
        return expected.rows().isEmpty()
                ? actual.columns().size()
                : expected.rows().getFirst().size();
    }

    private static String firstMissing(ResultTable expected, ResultTable found) {
        for (int i = 0; i < expected.rows().size(); i++) {
            List<Cell> wanted = expected.rows().get(i);
            boolean there = found.rows().stream().anyMatch(row -> sameInSomeOrder(wanted, row));
            if (!there) {
                return "Expected row %d, (%s), is not there; row %d is (%s)"
                        .formatted(i + 1, row(expected, i), i + 1, row(found, i));
            }
        }
        return "Each expected row is there, but not as often, or with its columns in another order than the others";
    }

    private static boolean sameInSomeOrder(List<Cell> wanted, List<Cell> row) {
        List<Cell> left = new ArrayList<>(row);
        for (Cell cell : wanted) {
            Optional<Cell> same = left.stream().filter(cell::same).findFirst();
            if (same.isEmpty()) {
                return false;
            }
            left.remove(same.get());
        }
        return true;
    }

    private static String row(ResultTable table, int row) {
        return table.rows().get(row).stream().map(Cell::text).collect(Collectors.joining(", "));
    }

    private static ResultTable table(ResultSet results, List<ResultColumn> columns, boolean padded) {
        return new ResultTable(
                columns.stream().map(ResultColumn::name).toList(),
                results.rows().stream()
                        .map(row ->
                                row.stream().map(value -> cell(value, padded)).toList())
                        .toList());
    }

    private static boolean isPadded(String type) {
        return type != null && (type.equalsIgnoreCase("bpchar") || type.equalsIgnoreCase("char"));
    }

    private static Cell cell(Object value, boolean padded) {
        return switch (value) {
            case null -> Cell.ABSENT;
            case Boolean truth -> new Cell.Truth(truth);
            case Number number -> new Cell.Number(number.doubleValue());
            case String text -> text(padded ? text.stripTrailing() : text);
            default -> new Cell.Words(value.toString());
        };
    }

    /** A day is the moment at its midnight; in JSON both are texts. */
    private static Cell text(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return new Cell.Moment(LocalDate.parse(text).atStartOfDay().toString());
            }
            if (MOMENT.matcher(text).matches()) {
                return new Cell.Moment(
                        LocalDateTime.parse(text.replace(' ', 'T')).toString());
            }
        } catch (DateTimeParseException e) {
            return new Cell.Words(text); // such as the 31st of February
        }
        return new Cell.Words(text);
    }
}
