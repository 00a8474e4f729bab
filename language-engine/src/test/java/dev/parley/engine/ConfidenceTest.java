package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How sure the engine says it is. */
class ConfidenceTest {

    private static final LanguageEngine LIBRARY = Schemas.LIBRARY.engine();

    private static Confidence of(String question) {
        return LIBRARY.interpret(new Question(question, Asking.TODAY)).confidence();
    }

    @Test
    void shouldBeSureOfAPlainQuestion() {
        assertThat(of("How many members are there?").likelihood()).isBetween(0.85, 1.0);
    }

    @Test
    void shouldBeLessSureTheMoreIsAskedOfOtherTables() {
        assertThat(of("titles of books by authors from France").likelihood())
                .isLessThan(of("titles of books").likelihood());
        assertThat(of("the member with the most loans of books by authors from France")
                        .likelihood())
                .isLessThan(of("the member with the most loans").likelihood());
    }

    @Test
    void shouldSayWhatSpeaksForAndAgainst() {
        assertThat(of("the 3 longest books").traits()).containsKey("rows cut off");
        assertThat(of("titles of books by Tolkien").traits()).containsKey("joins");
    }

    @Test
    void shouldNotBeSureOfNothing() {
        assertThat(of("What is the meaning of life?")).isEqualTo(Confidence.NONE);
    }
}
