package dev.parley.model.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-Infinity"})
    void shouldTakeTheEdgeOffAFormula(String text) {
        assertThat(CsvCell.text(text)).matches("(?s)\"?'.*");
    }

    @Test
    void shouldQuoteWhatHasAMeaningInCsv() {
        assertThat(CsvCell.text("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvCell.text("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvCell.text("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
        assertThat(CsvCell.text("=A1,B1")).isEqualTo("\"'=A1,B1\"");
        assertThat(CsvCell.text("plain")).isEqualTo("plain");
        assertThat(CsvCell.text("")).isEqualTo("\"\"");
    }

    @Test
    void shouldTakeTheEdgeOffAFormulaWhereOtherProgramsSplitALine() {
        assertThat(CsvCell.text("a;=1+1")).isEqualTo("\"a;'=1+1\"");
        assertThat(CsvCell.text("a\t-1")).isEqualTo("\"a\t'-1\"");
        assertThat(CsvCell.text("a|＠b")).isEqualTo("\"a|'＠b\"");
        assertThat(CsvCell.text("\t=1")).isEqualTo("\"'\t'=1\"");
        assertThat(CsvCell.text("a; b | c")).isEqualTo("\"a; b | c\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-10.50", "9223372036854775807", "-1E-7", "0", "12345678901234567890.0000000001"})
    void shouldLeaveNumbersAlone(String number) {
        assertThat(CsvCell.number(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Infinity", "-1+cmd|' /C calc'!A0", "=1", "+1"})
    void shouldNotTakeTheWordOfAColumnThatItHoldsNumbers(String value) {
        assertThat(CsvCell.number(value)).matches("\"?'.*");
    }
}
