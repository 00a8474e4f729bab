package dev.parley.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.gateway.testing.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Watchers watchers;

    private record Config(int queue) implements WatchConfig {
        @Override
        public Duration forget() {
            return Duration.ofDays(7);
        }
    }

    /** Remembers what it saw after doing what it is told to. */
    private static final class Scripted implements Watcher {
        private final String name;
        private final Consumer<Observation> script;
        private final List<Observation> seen = new CopyOnWriteArrayList<>();
        private List<Finding> found = List.of();

        Scripted(String name, Consumer<Observation> script) {
            this.name = name;
            this.script = script;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void see(Observation observation) {
            script.accept(observation);
            seen.add(observation);
        }

        @Override
        public List<Finding> findings() {
            return found;
        }
    }

    @AfterEach
    void stop() {
        watchers.stop(new ShutdownEvent());
    }

    @Test
    void shouldTellEveryWatcherInOrder() {
        Scripted one = new Scripted("One", o -> {});
        Scripted two = new Scripted("Two", o -> {});
        start(100, one, two);
        List<Breakdown> told = IntStream.range(0, 50)
                .mapToObj(i -> new Breakdown("part" + i, new IllegalStateException(), NOON))
                .toList();

        told.forEach(watchers::tell);

        Eventually.holds(() -> assertThat(one.seen).isEqualTo(told));
        Eventually.holds(() -> assertThat(two.seen).isEqualTo(told));
    }

    @Test
    void shouldGoOnWhenOneThrows() {
        Scripted broken = new Scripted("Broken", o -> {
            throw new AssertionError("not even an Exception");
        });
        Scripted sound = new Scripted("Sound", o -> {});
        start(100, broken, sound);

        tell(10);

        Eventually.holds(() -> assertThat(sound.seen).hasSize(10));
        Eventually.holds(
                () -> assertThat(count("parley.watch.failed", "Broken")).isEqualTo(10));
        assertThat(count("parley.watch.failed", "Sound")).isZero();
    }

    @Test
    void shouldDropAndCountWhatASlowOneCannotTake() {
        CountDownLatch end = new CountDownLatch(1);
        Scripted slow = new Scripted("Slow", o -> await(end));
        Scripted sound = new Scripted("Sound", o -> {});
        start(20, slow, sound);

        for (int i = 0; i < 30; i++) {
            tell(1);
            int told = i + 1;
            Eventually.holds(() -> assertThat(sound.seen).hasSize(told));
        }

        // one is being seen, or still waits
        assertThat(count("parley.watch.dropped", "Slow")).isBetween(9.0, 10.0);
        assertThat(count("parley.watch.dropped", "Sound")).isZero();
        end.countDown();
    }

    @Test
    void shouldTakeNoTimeOfWhoTells() {
        CountDownLatch end = new CountDownLatch(1);
        start(1, new Scripted("Slow", o -> await(end)));

        Instant before = Instant.now();
        tell(10_000);

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
        end.countDown();
    }

    @Test
    void shouldListTheWorstFindingFirst() {
        Scripted one = new Scripted("One", o -> {});
        one.found = List.of(finding("One", Severity.INFO, NOON), finding("One", Severity.CRITICAL, NOON));
        Scripted two = new Scripted("Two", o -> {});
        two.found = List.of(finding("Two", Severity.CRITICAL, NOON.plusSeconds(1)));
        start(1, one, two);

        assertThat(watchers.findings())
                .extracting(Finding::watcher, Finding::severity)
                .containsExactly(
                        tuple("Two", Severity.CRITICAL), tuple("One", Severity.CRITICAL), tuple("One", Severity.INFO));
    }

    @Test
    void shouldListWhatTheOthersFoundWhenOneCannotSay() {
        Watcher mute = new Watcher() {
            @Override
            public String name() {
                return "Mute";
            }

            @Override
            public void see(Observation observation) {}

            @Override
            public List<Finding> findings() {
                throw new IllegalStateException("no words");
            }
        };
        Scripted sound = new Scripted("Sound", o -> {});
        sound.found = List.of(finding("Sound", Severity.INFO, NOON));
        start(1, mute, sound);

        assertThat(watchers.findings()).isEqualTo(sound.found);
        assertThat(count("parley.watch.failed", "Mute")).isEqualTo(1);
    }

    private void start(int queue, Watcher... all) {
        watchers = new Watchers(List.of(all), new Config(queue), registry);
        watchers.start(new StartupEvent());
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            watchers.tell(new Breakdown("part", new IllegalStateException(), NOON));
        }
    }

    private double count(String name, String watcher) {
        return registry.counter(name, "watcher", watcher).count();
    }

    private static Finding finding(String watcher, Severity severity, Instant at) {
        return new Finding(watcher, severity, "kind", "subject", "evidence", Map.of(), "act", at, at, 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
