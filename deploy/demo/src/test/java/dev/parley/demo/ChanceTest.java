package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private final Dice dice = Dice.of(3);

    @Test
    void shouldNeverPickWhatHasNoWeight() {
        Weighted<String> weighted = new Weighted<>(
                List.of("never", "often", "not", "seldom", "no"),
                word -> word.equals("often") ? 9 : word.equals("seldom") ? 1 : 0);

        List<String> picks =
                IntStream.range(0, 2_000).mapToObj(i -> weighted.pick(dice)).toList();

        assertThat(picks).containsOnly("often", "seldom");
        assertThat(picks.stream().filter("seldom"::equals).count()).isBetween(130L, 270L);
    }

    @Test
    void shouldPickAmongTheFirstOnly() {
        Weighted<Integer> weighted = new Weighted<>(List.of(0, 1, 2, 3), number -> 1);

        assertThat(IntStream.range(0, 200).mapToObj(i -> weighted.pickAmongFirst(dice, 2)))
                .containsOnly(0, 1);
    }

    @Test
    void shouldReachBothBounds() {
        LocalDate day = LocalDate.of(2026, 2, 27);

        assertThat(IntStream.range(0, 200).mapToObj(i -> dice.dayBetween(day, day.plusDays(2))))
                .containsOnly(day, day.plusDays(1), day.plusDays(2));
        assertThat(dice.dayBetween(day, day.minusDays(5))).isEqualTo(day);
    }

    @Test
    void shouldPrintPricesAsAShopDoes() {
        assertThat(List.of(10.0, 4_31.0, 4_80.0, 24_20.0, 347_00.0).stream().map(Money::shelfPrice))
                .containsExactly(49L, 4_49L, 4_99L, 23_99L, 349_00L);
    }

    @Test
    void shouldSpellNamesInPlainLetters() {
        assertThat(Names.ascii("Søren")).isEqualTo("soren");
        assertThat(Names.ascii("van der Meer")).isEqualTo("vandermeer");
        assertThat(Names.ascii("Élodie O'Weiß")).isEqualTo("elodieoweiss");
    }
}
