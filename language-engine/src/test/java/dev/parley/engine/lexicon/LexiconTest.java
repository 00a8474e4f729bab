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

    @Test
    void shouldKnowWhatQuestionWordsAskFor() {
        assertThat(ENGLISH.asked("how old")).hasValueSatisfying(asked -> {
            assertThat(asked.kind()).isEqualTo(Lexicon.Wanted.NUMBER);
            assertThat(asked.words()).startsWith("age", "birth");
        });
        assertThat(ENGLISH.asked("where").orElseThrow().kind()).isEqualTo(Lexicon.Wanted.PLACE);
        assertThat(ENGLISH.asked("who").orElseThrow().kind()).isEqualTo(Lexicon.Wanted.PERSON);
        assertThat(ENGLISH.asked("how often").orElseThrow().kind()).isEqualTo(Lexicon.Wanted.COUNT);
        assertThat(ENGLISH.asked("the")).isEmpty();
    }
}
