package dev.parley.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TestingPlacesTest {

    private final TestingPlaces places = new TestingPlaces();

    @Test
    void shouldKeepPlacesForOthers() {
        Supplier<String> third = () -> places.in(caller("ann", null), () -> "tested");
        Supplier<String> another = () -> places.in(caller("ann", "acme"), () -> "tested");

        String tested = inside(caller("ann", null), TestingPlaces.MOST_OF_ONE, () -> {
            assertThatThrownBy(third::get).isInstanceOfSatisfying(ConnectionException.class, e -> {
                assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.OVERLOADED);
                assertThat(e.failure().message()).contains("You are testing 2");
            });
            return another.get();
        });

        assertThat(tested).isEqualTo("tested");
        assertThat(third.get()).as("once they are free again").isEqualTo("tested");
    }

    @Test
    void shouldTakeNoMoreThanThereIsRoomFor() {
        assertThatThrownBy(() -> crowd(0))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("Too many");
        assertThat(places.in(caller("ann", null), () -> "tested")).isEqualTo("tested");
    }

    @Test
    void shouldFreeThePlaceOfATestThatBreaks() {
        for (int i = 0; i < TestingPlaces.MOST; i++) {
            assertThatThrownBy(() -> places.in(caller("ann", null), () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private String inside(Caller caller, int deep, Supplier<String> then) {
        return deep == 0 ? then.get() : places.in(caller, () -> inside(caller, deep - 1, then));
    }

    private String crowd(int number) {
        assertThat(number).isLessThanOrEqualTo(TestingPlaces.MOST);
        return places.in(caller("user" + number, null), () -> crowd(number + 1));
    }

    private static Caller caller(String subject, String tenant) {
        return new Caller(subject, tenant, Set.of("database:manage"), null);
    }
}
