package dev.parley.runtime.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTypesTest {

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    @Test
    void shouldOpenWhatATypeImplementsAndWhatElseMayStandThere() {
        assertThat(JsonTypes.with(Circle.class)).containsExactlyInAnyOrder(Circle.class, Shape.class, Square.class);
    }

    @Test
    void shouldLeaveTypesOfOthers() {
        assertThat(JsonTypes.with(Runtime.Version.class)).isEmpty();
    }
}
