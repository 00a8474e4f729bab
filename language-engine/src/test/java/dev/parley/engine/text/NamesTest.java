package dev.parley.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "order_items, order items",
        "orderItems, order items",
        "OrderItems, order items",
        "HTTPCode, http code",
        "__line--2nd, line 2nd",
        "address2, address 2",
        "q1, q1",
        "x2y, x2y",
        "ÉtatCivil, état civil",
        "订单2, 订单 2",
        "ab\uD835\uDC00c, ab \uD835\uDC00c",
        "Ⅷab, Ⅷab"
    })
    void shouldCutNamesIntoWords(String name, String words) {
        assertThat(String.join(" ", Names.words(name))).isEqualTo(words.toLowerCase(Locale.ROOT));
    }

    @Test
    void shouldSpellOutWhatIsCutShort() {
        assertThat(Names.readable("crew_qty")).isEqualTo("crew quantity");
        assertThat(Names.readableText("crew_nm")).isEqualTo("crew name");
        assertThat(Names.readable("range_nm")).isEqualTo("range nm");
        assertThat(Names.readableText("firm")).isEqualTo("firm");
    }
}
