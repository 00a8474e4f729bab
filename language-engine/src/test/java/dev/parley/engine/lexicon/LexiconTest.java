package dev.parley.engine.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final Lexicon ENGLISH = Lexicon.english();

    @Test
    void shouldKnowPhrasesForEachOther() {
        assertThat(ENGLISH.synonyms("birth date"))
                .contains("dob", "date of birth")
                .doesNotContain("birth date");
        assertThat(ENGLISH.synonyms("zip code")).contains("postcode");
        assertThat(ENGLISH.synonyms("teacher")).contains("instructor");
    }
}
