package dev.parley.tester.expected;

import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which columns of an answer and of what is expected are held against each other: those whose values the asker sees. */
final class ComparedColumns {

    /** Of ways to leave columns out: beyond it only the likely ones are tried. */
    private static final int MOST = 500;

    private ComparedColumns() {}

    static List<Integer> visible(ResultSet actual) {
        return IntStream.range(0, actual.columns().size())
                .filter(i -> !actual.columns().get(i).hidesValues())
                .boxed()
                .toList();
    }

    /** Ways to choose as many expected columns as are visible, the likely ones first; of equal width, at least one. */
    static List<List<Integer>> of(ResultSet expected, ResultSet actual) {
        List<Integer> visible = visible(actual);
        int width = actual.columns().size();
        if (visible.size() == width) {
            return List.of(visible);
        }
        Set<List<Integer>> choices = new LinkedHashSet<>();
        List<Integer> named = named(expected, actual);
        if (named.size() == visible.size()) {
            choices.add(named);
        }
        choices.add(visible);
        choose(0, width, visible.size(), new ArrayList<>(), choices);
        return List.copyOf(choices);
    }

    /** Only these columns, in their order. */
    static ResultSet only(ResultSet results, List<Integer> positions) {
        List<ResultColumn> columns = results.columns().isEmpty()
                ? List.of()
                : positions.stream().map(results.columns()::get).toList();
        List<List<Object>> rows =
                results.rows().stream().map(row -> cells(row, positions)).toList();
        return new ResultSet(columns, rows, results.truncated());
    }

    private static List<Object> cells(List<Object> row, List<Integer> positions) {
        List<Object> cells = new ArrayList<>(positions.size()); // which may be null
        positions.forEach(position -> cells.add(row.get(position)));
        return cells;
    }

    /** The expected columns without those that are called as a masked one. */
    private static List<Integer> named(ResultSet expected, ResultSet actual) {
        Set<String> masked = new LinkedHashSet<>();
        actual.columns().stream().filter(ResultColumn::hidesValues).forEach(column -> masked.add(column.name()));
        return IntStream.range(0, expected.columns().size())
                .filter(i -> !masked.contains(expected.columns().get(i).name()))
                .boxed()
                .toList();
    }

    private static void choose(int from, int width, int many, List<Integer> chosen, Set<List<Integer>> choices) {
        if (choices.size() >= MOST) {
            return;
        }
        if (chosen.size() == many) {
            choices.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i <= width - (many - chosen.size()); i++) {
            chosen.add(i);
            choose(i + 1, width, many, chosen, choices);
            chosen.removeLast();
        }
    }
}
