package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoadMarkTest {

    @Test
    void shouldReadBackWhatItWrote() {
        LoadMark mark = LoadMark.of(LocalDate.of(2026, 11, 22), -5);

        assertThat(LoadMark.readFrom(mark.comment())).contains(mark);
        assertThat(mark.isOfThisEdition()).isTrue();
    }

    @Test
    void shouldNotReadAMarkInOtherComments() {
        assertThat(LoadMark.readFrom("")).isEmpty();
        assertThat(LoadMark.readFrom("standard public schema")).isEmpty();
        assertThat(LoadMark.readFrom("[parley-demo day=today]")).isEmpty();
    }

    @Test
    void shouldTellAnotherEdition() {
        assertThat(LoadMark.readFrom("[parley-demo day=2026-01-01 seed=1 edition=0]"))
                .hasValueSatisfying(mark -> assertThat(mark.isOfThisEdition()).isFalse());
    }
}
