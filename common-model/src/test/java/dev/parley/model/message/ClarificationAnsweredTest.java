package dev.parley.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClarificationAnsweredTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"question_id\":\"reading\",\"option_id\":\"b\"}",
                "{\"question_id\":\"reading\",\"option_ids\":[\"a\",\"b\"]}",
                "{\"question_id\":\"reading\",\"text\":\"the shipping city\"}"
            })
    void shouldBeWrittenAsItIsRead(String json) {
        assertThat(Json.string(Json.read(json, ClarificationAnswered.class))).isEqualTo(json);
    }

    @Test
    void shouldSayWhichOptionsWereChosen() {
        assertThat(new ClarificationAnswered("q", "b").chosen()).containsExactly("b");
        assertThat(new ClarificationAnswered("q", null, List.of("b", "a", "b"), null).chosen())
                .containsExactly("b", "a");
        assertThat(new ClarificationAnswered("q", null, null, " the second ").chosen())
                .isEmpty();
        assertThat(new ClarificationAnswered("q", null, null, " the second ").text())
                .isEqualTo("the second");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'option_id': 'a'}                                            | needs `question_id`
                    {'question_id': 'q'}                                          | needs one of `option_id`, `option_ids` and `text`
                    {'question_id': 'q', 'option_ids': []}                        | needs one of
                    {'question_id': 'q', 'option_id': 'a', 'text': 'b'}           | has several
                    {'question_id': 'q', 'option_id': 'a', 'option_ids': ['b']}   | has several
                    {'question_id': 'q', 'option_ids': ['a', null]}               | is null
                    {'question_id': 'q', 'text': ' '}                             | `text` cannot be empty
                    {'question_id': 'q', 'option_ids': ['1','2','3','4','5','6','7','8','9','10','11']} | has 11 options
                    """, quoteCharacter = '~')
    void shouldRefuseWhatIsNoAnswer(String json, String message) {
        assertThatThrownBy(() -> Json.read(json.replace('\'', '"'), ClarificationAnswered.class))
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseATextThatIsTooLong() {
        assertThat(text("x".repeat(500)).text()).hasSize(500);
        assertThatThrownBy(() -> text("x".repeat(501))).hasMessage("`text` is longer than 500 characters");
        assertThatThrownBy(() -> text("a\0b")).hasMessage("`text` contains a NUL character");
    }

    private static ClarificationAnswered text(String text) {
        return new ClarificationAnswered("q", null, null, text);
    }
}
