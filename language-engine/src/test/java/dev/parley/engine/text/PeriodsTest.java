package dev.parley.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    private static final LocalDate FRIDAY = LocalDate.of(2025, 3, 14);

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29, 2024-03-01",
        "March 2024, 2024-03-01, 2024-04-01",
        "5 March 2024, 2024-03-05, 2024-03-06",
        "'March 5, 2024', 2024-03-05, 2024-03-06",
        "the 5th of May 2023, 2023-05-05, 2023-05-06",
        "October, 2024-10-01, 2024-11-01",
        "Q2 2024, 2024-04-01, 2024-07-01",
        "first quarter of 2023, 2023-01-01, 2023-04-01",
        "yesterday, 2025-03-13, 2025-03-14",
        "last week, 2025-03-03, 2025-03-10",
        "last month, 2025-02-01, 2025-03-01",
        "this year, 2025-01-01, 2026-01-01",
        "last quarter, 2024-10-01, 2025-01-01",
        "last 30 days, 2025-02-12, 2025-03-15",
        "past two weeks, 2025-02-28, 2025-03-15",
        "next month, 2025-04-01, 2025-05-01",
        "the 1890s, 1890-01-01, 1900-01-01",
        "2010s, 2010-01-01, 2020-01-01",
        "the 80s, 1980-01-01, 1990-01-01",
        "the eighties, 1980-01-01, 1990-01-01"
    })
    void shouldReadPeriods(String text, LocalDate from, LocalDate to) {
        var tokens = Tokenizer.tokens(text);
        Periods periods = new Periods(tokens, FRIDAY);
        Period period = periods.at(0).or(() -> periods.at(1)).orElseThrow().period();
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
    }

    @Test
    void shouldNotTakeAnAgeForADecade() {
        var tokens = Tokenizer.tokens("members in their eighties or their 80s");
        Periods periods = new Periods(tokens, FRIDAY);
        assertThat(tokens)
                .allSatisfy(token -> assertThat(periods.at(token.index())).isEmpty());
    }

    @Test
    void shouldNotTakeAVerbForAMonth() {
        assertThat(new Periods(Tokenizer.tokens("may"), FRIDAY).at(0)).isEmpty();
    }

    @Test
    void shouldNotInventDays() {
        assertThat(new Periods(Tokenizer.tokens("2023-02-30"), FRIDAY).at(0)).isEmpty();
    }
}
