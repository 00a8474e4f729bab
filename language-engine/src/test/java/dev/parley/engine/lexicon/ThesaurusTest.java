package dev.parley.engine.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThesaurusTest {

    private static final Thesaurus ENGLISH = Thesaurus.english();

    private static Set<String> near(String word) {
        return ENGLISH.near(word).stream().map(Thesaurus.Near::lemmas).collect(Collectors.toSet());
    }

    @Test
    void shouldKnowWhatMeansTheSame() {
        assertThat(near("graveyard")).contains("cemetery", "burial ground");
        assertThat(near("burial ground")).contains("cemetery");
        assertThat(near("cemetery")).doesNotContain("cemetery");
    }

    @Test
    void shouldKnowFormsOfOneWord() {
        assertThat(near("availability")).contains("available");
        assertThat(near("recruit")).contains("recruitment");
    }

    @Test
    void shouldKeepWhatIsMoreGeneralApartFromWhatIsMoreSpecial() {
        assertThat(near("timepiece")).contains("clock", "sundial");
        assertThat(near("part")).doesNotContain("item", "rest");
        assertThat(near("league")).contains("major league").doesNotContain("major");
        assertThat(near("necropolis")).doesNotContain("site", "place");
        assertThat(near("novelist")).doesNotContain("writer", "author");
        assertThat(ENGLISH.general("novelist"))
                .extracting(Thesaurus.Near::lemmas)
                .contains("writer", "author")
                .doesNotContain("person");
    }

    @Test
    void shouldTellCommonSensesFromRareOnes() {
        List<Thesaurus.Near> pupil = ENGLISH.near("pupil");
        assertThat(pupil.get(0).closeness()).isGreaterThan(0.6);
        assertThat(pupil).isSortedAccordingTo((a, b) -> Double.compare(b.closeness(), a.closeness()));
        assertThat(pupil).allSatisfy(near -> assertThat(near.closeness()).isBetween(0.3, 0.75));
        assertThat(near("garret")).contains("attic");
        assertThat(near("attic")).doesNotContain("noggin");
    }

    @Test
    void shouldKnowNothingOfOtherWords() {
        assertThat(near("")).isEmpty();
        assertThat(near("zzzz")).isEmpty();
        assertThat(near("a-")).isEmpty();
        assertThat(near("œuvre")).isEmpty();
    }
}
