package dev.parley.gateway.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.security.Caller;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchesTest {

    private static final UUID TASK = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final long REST = Watches.OWNERS_REST.toNanos();

    private final AtomicLong nanos = new AtomicLong(17);
    private final Watches watches = new Watches(Duration.ofHours(1), nanos::get);
    private final OwnerWatch ann =
            new OwnerWatch(null, new Reach(null, Caller.trusted("ann")), null, event -> {}, () -> {});
    private final TaskWatch task = new TaskWatch(null, TASK, 0, event -> {});

    /** One watched owner must not make every signal a look at the table. */
    @Test
    void shouldLetOwnersRestBetweenTwoLooksAndLoseNoSignal() throws InterruptedException {
        watches.add(ann);
        watches.add(task);
        assertThat(watches.next().owners()).containsExactly(ann);

        watches.changed(TASK);
        Watches.Look atOnce = watches.next();
        assertThat(atOnce.tasks()).containsExactly(task);
        assertThat(atOnce.owners()).isEmpty();

        nanos.addAndGet(REST);
        assertThat(watches.next().owners()).as("of the signal before").containsExactly(ann);
    }

    @Test
    void shouldRestAfterALookHoweverLongItTook() throws InterruptedException {
        watches.add(ann);
        watches.add(task);
        watches.next();
        nanos.addAndGet(10 * REST); // the look
        watches.changed(TASK);

        assertThat(watches.next().owners()).isEmpty();
    }

    @Test
    void shouldLookAtEverythingWhenItIsTime() throws InterruptedException {
        watches.add(ann);
        watches.add(task);
        watches.next();
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        Watches.Look everything = watches.next();

        assertThat(everything.owners()).containsExactly(ann);
        assertThat(everything.tasks()).containsExactly(task);
    }
}
