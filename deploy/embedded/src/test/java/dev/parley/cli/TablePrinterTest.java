package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablePrinterTest {

    private static final List<TablePrinter.Column> COLUMNS =
            List.of(new TablePrinter.Column("city", false), new TablePrinter.Column("orders", true));

    @Test
    void shouldAlignTextLeftAndNumbersRight() {
        assertThat(new TablePrinter(COLUMNS, List.of(List.of("Kyōto", "7"), List.of("東京", "1200")), 0).lines())
                .containsExactly("city   orders", "─────  ──────", "Kyōto       7", "東京     1200");
    }

    @Test
    void shouldCutTheWidestColumnToFit() {
        List<String> lines = new TablePrinter(COLUMNS, List.of(List.of("Llanfairpwllgwyngyll", "7")), 18).lines();
        assertThat(lines).allMatch(line -> Text.width(line) <= 18).contains("Llanfairp…       7");
    }

    @Test
    void shouldShowTheHeadWhenThereIsNoRow() {
        assertThat(new TablePrinter(COLUMNS, List.of(), 80).lines()).containsExactly("city  orders", "────  ──────");
    }
}
