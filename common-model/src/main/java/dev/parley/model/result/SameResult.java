package dev.parley.model.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule of what is right: two results are the same when they are equal as bags of rows after some permutation of the
 * answer's columns; as lists of rows, when their order counts.
 */
public final class SameResult {

    /** More permutations than this are tried only where many columns hold the same values in another order. */
    private static final int MAX_PERMUTATIONS = 5_000;

    private static final long MAX_COMPARISONS = 4_000_000;
    private static final Comparator<List<Cell>> BY_CELLS = (a, b) -> {
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final ResultTable gold;
    private final ResultTable answer;
    private final boolean ordered;
    private int tried;

    private SameResult(ResultTable gold, ResultTable answer, boolean ordered) {
        this.gold = gold;
        this.answer = answer;
        this.ordered = ordered;
    }

    /** @param ordered whether the order of rows counts */
    public static boolean of(ResultTable gold, ResultTable answer, boolean ordered) {
        return gold.width() == answer.width()
                && gold.rows().size() == answer.rows().size()
                && new SameResult(gold, answer, ordered).underSomePermutation();
    }

    private boolean underSomePermutation() {
        int width = gold.width();
        if (gold.rows().isEmpty()) {
            return true;
        }
        List<List<Cell>> goldColumns = columns(gold);
        List<List<Cell>> answerColumns = columns(answer);
        boolean[][] fits = new boolean[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                fits[i][j] = same(goldColumns.get(i), answerColumns.get(j));
            }
        }
        int[] permutation = new int[width];
        Arrays.fill(permutation, -1);
        return place(0, permutation, new boolean[width], fits);
    }

    /** The columns of a result; sorted where the order of rows does not count. */
    private List<List<Cell>> columns(ResultTable table) {
        List<List<Cell>> columns = new ArrayList<>();
        for (int i = 0; i < table.width(); i++) {
            int column = i;
            List<Cell> cells = new ArrayList<>(
                    table.rows().stream().map(row -> row.get(column)).toList());
            if (!ordered) {
                cells.sort(null);
            }
            columns.add(cells);
        }
        return columns;
    }

    private static boolean same(List<Cell> a, List<Cell> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).same(b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean place(int column, int[] permutation, boolean[] taken, boolean[][] fits) {
        if (column == permutation.length) {
            // In order, columns that are the same one by one make rows that are.
            return ordered || sameBag(permutation);
        }
        for (int step = 0; step < permutation.length; step++) {
            // The same place first: most answers have their columns in the order of the gold ones.
            int candidate = (column + step) % permutation.length;
            if (!taken[candidate] && fits[column][candidate]) {
                taken[candidate] = true;
                permutation[column] = candidate;
                if (place(column + 1, permutation, taken, fits)) {
                    return true;
                }
                taken[candidate] = false;
                if (tried > MAX_PERMUTATIONS) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean sameBag(int[] permutation) {
        tried++;
        List<List<Cell>> left = new ArrayList<>(gold.rows());
        List<List<Cell>> right = new ArrayList<>(answer.rows().size());
        for (List<Cell> row : answer.rows()) {
            List<Cell> moved = new ArrayList<>(permutation.length);
            for (int column : permutation) {
                moved.add(row.get(column));
            }
            right.add(moved);
        }
        left.sort(BY_CELLS);
        right.sort(BY_CELLS);
        return pairwise(left, right) || matched(left, right);
    }

    private static boolean pairwise(List<List<Cell>> left, List<List<Cell>> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where numbers differ a little, sorting may put equal rows at different places; then each row looks for its own. */
    private static boolean matched(List<List<Cell>> left, List<List<Cell>> right) {
        Map<List<Cell>, List<List<Cell>>> byExactCells = new HashMap<>();
        right.forEach(row -> byExactCells
                .computeIfAbsent(exact(row), key -> new ArrayList<>())
                .add(row));
        long comparisons = 0;
        for (List<Cell> row : left) {
            List<List<Cell>> candidates = byExactCells.getOrDefault(exact(row), List.of());
            int found = -1;
            for (int i = 0; i < candidates.size() && found < 0; i++) {
                if (++comparisons > MAX_COMPARISONS) {
                    return false;
                }
                if (same(row, candidates.get(i))) {
                    found = i;
                }
            }
            if (found < 0) {
                return false;
            }
            candidates.remove(found);
        }
        return true;
    }

    /** The row without its numbers. */
    private static List<Cell> exact(List<Cell> row) {
        return row.stream()
                .map(cell -> cell instanceof Cell.Number ? Cell.ABSENT : cell)
                .toList();
    }
}
