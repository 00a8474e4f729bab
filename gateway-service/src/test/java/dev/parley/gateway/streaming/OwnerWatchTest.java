package dev.parley.gateway.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OwnerWatchTest {

    private static final Instant WINDOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID TASK = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01890000-0000-7000-8000-000000000002");

    private final List<TaskEvent> told = new ArrayList<>();
    private final AtomicInteger live = new AtomicInteger();

    @Test
    void shouldTellWhatComesAfterItBegan() {
        OwnerWatch watch = watch(null);

        look(watch, WINDOW, event(TASK, 1, 1), event(TASK, 2, 2));
        assertThat(told).isEmpty();
        assertThat(live).hasValue(1);

        look(watch, WINDOW, event(TASK, 1, 1), event(TASK, 2, 2), event(TASK, 3, 3), event(OTHER, 1, 0));

        assertThat(told).containsExactly(event(TASK, 3, 3), event(OTHER, 1, 0));
        assertThat(live).hasValue(1);
    }

    @Test
    void shouldTellNothingTwice() {
        OwnerWatch watch = watch(WINDOW);
        watch.mark(event(TASK, 1, 1));

        look(watch, WINDOW, event(TASK, 1, 1), event(TASK, 2, 2));
        look(watch, WINDOW, event(TASK, 1, 1), event(TASK, 2, 2));

        assertThat(told).containsExactly(event(TASK, 2, 2));
    }

    /** It forgets what is out of the window, so another watch's longer look must not bring it back. */
    @Test
    void shouldPassOverWhatOnlyAnotherWatchLooksFor() {
        OwnerWatch watch = watch(WINDOW);
        look(watch, WINDOW, event(TASK, 1, 1));
        look(watch, WINDOW.plusSeconds(10));

        look(watch, WINDOW.plusSeconds(10), event(TASK, 1, 1), event(TASK, 2, 11));

        assertThat(told).containsExactly(event(TASK, 1, 1), event(TASK, 2, 11));
    }

    @Test
    void shouldLookAsFarBackAsItsReplayReaches() {
        assertThat(watch(WINDOW.minusSeconds(60)).looksFrom(WINDOW)).isEqualTo(WINDOW.minusSeconds(60));
        assertThat(watch(WINDOW.plusSeconds(60)).looksFrom(WINDOW)).isEqualTo(WINDOW);
        assertThat(watch(null).looksFrom(WINDOW)).isEqualTo(WINDOW);
    }

    private static void look(OwnerWatch watch, Instant window, TaskEvent... found) {
        watch.tell(List.of(found), window);
        watch.looked(window);
    }

    private OwnerWatch watch(Instant from) {
        return new OwnerWatch(null, null, from, told::add, live::incrementAndGet);
    }

    private static TaskEvent event(UUID task, int seq, int second) {
        return new TaskEvent(task, seq, TaskStatus.TESTING, "Testing", WINDOW.plusSeconds(second));
    }
}
