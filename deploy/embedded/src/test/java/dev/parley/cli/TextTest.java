package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({"abc,3", "Ärger,5", "日本,4", "e\u0301,1", "😀,2", "한글,4", "'',0", "ｱ,1", "👨\u200d👩,4"})
    void shouldMeasureWhatATerminalShows(String text, int width) {
        assertThat(Text.width(text)).isEqualTo(width);
    }

    @Test
    void shouldCutToTheWidthNotToTheLength() {
        assertThat(Text.cut("日本語", 6)).isEqualTo("日本語");
        assertThat(Text.cut("日本語", 5)).isEqualTo("日本…");
        assertThat(Text.cut("日本語", 4)).isEqualTo("日…");
        assertThat(Text.cut("abcdef", 4)).isEqualTo("abc…");
    }

    @Test
    void shouldShowWhatATerminalWouldObey() {
        assertThat(Text.inline("a\u001b[31mb\nc\td\u202e")).isEqualTo("a�[31mb↵c⇥d�");
        assertThat(Text.printable("a\nb\u0007")).isEqualTo("a\nb�");
    }
}
