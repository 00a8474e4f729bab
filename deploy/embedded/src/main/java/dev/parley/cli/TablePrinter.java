package dev.parley.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays rows out in aligned columns that fit a width. */
final class TablePrinter {

    private static final int NARROWEST = 6;
    private static final String GAP = "  ";

    /**
     * One column.
     *
     * @param right whether its cells end at the same place, as numbers want it
     */
    record Column(String name, boolean right) {}

    private final List<Column> columns;
    private final List<List<String>> rows;
    private final int[] widths;

    /**
     * @param rows cells as they are to be shown, on one line each
     * @param total columns of the terminal; 0 for as wide as it takes
     */
    TablePrinter(List<Column> columns, List<List<String>> rows, int total) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.widths = fit(natural(), total);
    }

    /** Whether something of it is cut off to fit. */
    boolean isCut() {
        return !Arrays.equals(widths, natural());
    }

    /** Head, rule and rows, without line ends. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                line(columns.stream().map(column -> Text.inline(column.name())).toList()));
        lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining(GAP)));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Text.cut(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).right() ? Text.padLeft(cell, widths[i]) : Text.padRight(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }

    private int[] natural() {
        return IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        Math.max(1, Text.width(Text.inline(columns.get(i).name()))),
                        rows.stream()
                                .mapToInt(row -> Text.width(row.get(i)))
                                .max()
                                .orElse(0)))
                .toArray();
    }

    /** Takes from the widest column, again and again, until the line fits or nothing is left to take. */
    private static int[] fit(int[] widths, int total) {
        if (total <= 0 || widths.length == 0) {
            return widths;
        }
        int room = total - GAP.length() * (widths.length - 1);
        int excess = IntStream.of(widths).sum() - room;
        while (excess > 0) {
            int widest = IntStream.range(0, widths.length).reduce(0, (a, b) -> widths[b] > widths[a] ? b : a);
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }
}
