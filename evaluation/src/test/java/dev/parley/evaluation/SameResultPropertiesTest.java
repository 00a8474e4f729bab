package dev.parley.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.result.Cell;
import dev.parley.model.result.ResultTable;
import dev.parley.model.result.SameResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SameResultPropertiesTest {

    @Property(tries = 300)
    void shouldFindAnyPermutationOfRowsAndColumns(
            @ForAll @IntRange(min = 1, max = 5) int width, @ForAll @IntRange(max = 30) int height, @ForAll long seed) {
        Random random = new Random(seed);
        List<List<Cell>> rows = randomRows(random, width, height);
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(i);
        }
        Collections.shuffle(columns, random);
        List<List<Cell>> moved = new ArrayList<>(rows.stream()
                .map(row -> columns.stream().map(row::get).toList())
                .toList());
        assertThat(SameResult.of(of(width, rows), of(width, moved), true)).isTrue();
        Collections.shuffle(moved, random);
        assertThat(SameResult.of(of(width, rows), of(width, moved), false)).isTrue();
    }

    @Property(tries = 300)
    void shouldSeeASingleOtherCell(
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<List<Cell>> rows = randomRows(random, width, height);
        List<List<Cell>> other = new ArrayList<>(rows);
        int changed = random.nextInt(height);
        List<Cell> row = new ArrayList<>(rows.get(changed));
        row.set(random.nextInt(width), new Cell.Words("nowhere else"));
        other.set(changed, row);
        assertThat(SameResult.of(of(width, rows), of(width, other), false)).isFalse();
    }

    private static List<List<Cell>> randomRows(Random random, int width, int height) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            List<Cell> row = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                row.add(
                        switch (random.nextInt(4)) {
                            case 0 -> Cell.ABSENT;
                            case 1 -> new Cell.Words("w" + random.nextInt(3));
                            case 2 -> new Cell.Truth(random.nextBoolean());
                            default -> new Cell.Number(random.nextInt(3));
                        });
            }
            rows.add(row);
        }
        return rows;
    }

    private static ResultTable of(int width, List<List<Cell>> rows) {
        return new ResultTable(Collections.nCopies(width, "c"), rows);
    }
}
