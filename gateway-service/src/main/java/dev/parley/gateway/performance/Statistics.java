package dev.parley.gateway.performance;

import dev.parley.gateway.watch.TaskStep;
import dev.parley.model.task.TaskStatus;
import dev.parley.sql.shape.StatementShape;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that is kept of what was measured; bounded by the number of shapes, databases and steps. */
final class Statistics {

    private final Instant since = Clock.systemUTC().instant();
    private final Map<TaskStatus, Timings> steps = new EnumMap<>(TaskStatus.class);
    private final Map<String, Repairs> repairs = new TreeMap<>();
    private final Map<Key, ShapeStatistics> shapes;
    private long forgottenShapes;

    private record Key(String database, String fingerprint) {}

    /**
     * How often SQL for a database had to be made again.
     *
     * @param tested statements that were tested
     * @param failed those of them that went back to the coder
     */
    record Repairs(long tested, long failed, Instant firstAt, Instant lastAt) {

        private static Repairs of(boolean failed, Instant at) {
            return new Repairs(1, failed ? 1 : 0, at, at);
        }

        private Repairs plus(Repairs other) {
            return new Repairs(tested + other.tested, failed + other.failed, firstAt, other.lastAt);
        }
    }

    /** What there is to look at; valid only during the look. */
    record Seen(Collection<ShapeStatistics> shapes, Map<TaskStatus, Timings> steps, Map<String, Repairs> repairs) {}

    /** @param maxShapes those used least recently go */
    Statistics(int maxShapes) {
        this.shapes = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, ShapeStatistics> eldest) {
                boolean full = size() > maxShapes;
                forgottenShapes += full ? 1 : 0;
                return full;
            }
        };
    }

    /** When it began to be kept. */
    Instant since() {
        return since;
    }

    synchronized void add(TaskStep step) {
        if (step.from() != null && !step.comparing()) {
            steps.computeIfAbsent(step.from(), s -> new Timings())
                    .add(Timings.millis(step.spent()), step.taskId(), step.at());
        }
        if (step.from() == TaskStatus.TESTING && step.to() != TaskStatus.CANCELLED) {
            boolean failed = step.to() == TaskStatus.REPAIRING;
            repairs.merge(step.database(), Repairs.of(failed, step.at()), Repairs::plus);
        }
        if (step.answer() != null && step.answer().metrics() != null) {
            StatementShape shape = StatementShape.of(step.sql());
            shapes.computeIfAbsent(
                            new Key(step.database(), shape.fingerprint()),
                            key -> new ShapeStatistics(shape, step.database()))
                    .add(step.answer(), step.taskId(), step.at());
        }
    }

    /**
     * Nothing is added meanwhile.
     *
     * @param elsewhere what others have measured, or this gateway in an earlier life
     */
    synchronized <T> T look(Collection<ShapeStatistics> elsewhere, Function<Seen, T> eye) {
        return eye.apply(new Seen(
                Collections.unmodifiableCollection(with(elsewhere)),
                Collections.unmodifiableMap(steps),
                Collections.unmodifiableMap(repairs)));
    }

    private Collection<ShapeStatistics> with(Collection<ShapeStatistics> elsewhere) {
        if (elsewhere.isEmpty()) {
            return shapes.values();
        }
        Map<Key, ShapeStatistics> all = new LinkedHashMap<>();
        Stream.concat(elsewhere.stream(), shapes.values().stream()).forEach(one -> all.computeIfAbsent(
                        new Key(one.database(), one.shape().fingerprint()),
                        key -> new ShapeStatistics(one.shape(), one.database()))
                .add(one));
        return all.values();
    }

    /** Where most time went first. */
    synchronized PerformanceView view(Collection<ShapeStatistics> elsewhere, String database, int limit) {
        List<PerformanceView.Statement> statements = with(elsewhere).stream()
                .filter(shape -> database == null || shape.database().equals(database))
                .sorted(Comparator.comparingDouble(
                                (ShapeStatistics shape) -> shape.execution().sumMillis())
                        .reversed())
                .limit(limit)
                .map(PerformanceView.Statement::of)
                .toList();
        List<PerformanceView.Step> stepViews = steps.entrySet().stream()
                .map(entry -> PerformanceView.Step.of(entry.getKey(), entry.getValue()))
                .toList();
        return new PerformanceView(since, statements, stepViews, forgottenShapes);
    }
}
