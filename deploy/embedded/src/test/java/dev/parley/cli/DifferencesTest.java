package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void shouldLeaveOutWhatLongTextsHaveInCommon() {
        assertThat(
                        Differences.of(
                                List.of(
                                        "The total of the amounts of orders, per city of the customer, of all orders of the last year that were paid",
                                        "The total of the amounts of orders, per city of the shop, of all orders of the last year that were paid")))
                .containsExactly("… city of the customer, of all orders …", "… city of the shop, of all orders …");
    }

    @Test
    void shouldShowShortTextsAsTheyAre() {
        assertThat(Differences.of(List.of("the city of the customer", "the city of the shop")))
                .containsExactly("the city of the customer", "the city of the shop");
    }

    @Test
    void shouldKeepATextThatIsTheBeginningOfAnother() {
        String text =
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";

        assertThat(Differences.of(List.of(text, text + " seventeen")))
                .containsExactly("… fourteen fifteen sixteen", "… fourteen fifteen sixteen seventeen");
        assertThat(Differences.of(List.of(text))).containsExactly(text);
    }
}
