package dev.parley.runtime.repository;

import dev.parley.runtime.repository.Recommendation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How one table is asked, and what would make that faster. Bounded, however many statements there are. */
final class TableObservations {

    /** The statements that were seen first; there are as many as there are ways to filter a list. */
    private static final int MAX_STATEMENTS = 300;

    private static final long LARGE_ROWS = 1_000;
    private static final long FREQUENT = 100;
    private static final double SLOW_MILLIS = 20;
    private static final long LONG_OFFSET = 1_000;
    private static final int MANY_BY_ID = 20;
    private static final long BURST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LOOKUPS = 1_000;
    private static final double USEFUL_HIT_RATE = 0.2;

    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");

    private final String table;
    private final Map<String, Asked> statements = new ConcurrentHashMap<>();
    private final ThreadLocal<Burst> burst = ThreadLocal.withInitial(Burst::new);
    private final LongAdder bursts = new LongAdder();

    TableObservations(String table) {
        this.table = table;
    }

    /** One text, with whatever values. */
    private record Asked(
            SortedSet<String> columns, LongAdder count, LongAdder nanos, LongAccumulator offset, LongAdder far) {

        static Asked of(String sql) {
            int where = sql.indexOf(" WHERE ");
            int order = sql.indexOf(" ORDER BY ", Math.max(where, 0));
            String conditions = where < 0 ? "" : sql.substring(where, order < 0 ? sql.length() : order);
            SortedSet<String> columns = NAME.matcher(conditions)
                    .results()
                    .map((MatchResult name) -> name.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Asked(
                    columns, new LongAdder(), new LongAdder(), new LongAccumulator(Math::max, 0), new LongAdder());
        }

        double meanMillis() {
            return nanos.sum() / 1e6 / Math.max(1, count.sum());
        }
    }

    /** Rows that one thread looks up by id, one after the other. */
    private static final class Burst {
        private long began;
        private int count;
    }

    void asked(String sql, long offset, long nanos) {
        Asked asked = statements.get(sql);
        if (asked == null) {
            if (statements.size() >= MAX_STATEMENTS) {
                return;
            }
            asked = statements.computeIfAbsent(sql, Asked::of);
        }
        asked.count().increment();
        asked.nanos().add(nanos);
        asked.offset().accumulate(offset);
        if (offset >= LONG_OFFSET) {
            asked.far().increment();
        }
    }

    void foundById() {
        Burst ofThread = burst.get();
        long now = System.nanoTime();
        if (ofThread.count == 0 || now - ofThread.began > BURST_NANOS) {
            ofThread.began = now;
            ofThread.count = 0;
        }
        if (++ofThread.count == MANY_BY_ID) {
            bursts.increment();
        }
    }

    /**
     * @param indexed columns that an index of the table begins with
     * @param rows of the table, about
     */
    List<Recommendation> recommendations(Set<String> indexed, long rows, long lookups, long hits) {
        List<Recommendation> found = new ArrayList<>();
        statements.values().stream()
                .filter(asked -> !asked.columns().isEmpty())
                .filter(asked -> asked.columns().stream().noneMatch(indexed::contains))
                .collect(Collectors.groupingBy(Asked::columns))
                .forEach((columns, all) -> missingIndex(columns, all, rows, found));
        statements.values().stream()
                .filter(asked -> asked.far().sum() > 0)
                .forEach(asked -> found.add(new Recommendation(
                        Kind.SLOW_PAGE,
                        table,
                        "Pages of " + table + " were asked for behind "
                                + asked.offset().get() + " rows, which are read to be left out",
                        Map.of("offset", asked.offset().get(), "mean_millis", asked.meanMillis()),
                        asked.far().sum(),
                        "Go on behind the last row that was seen (Criteria.after) instead of by an offset")));
        if (bursts.sum() > 0) {
            found.add(new Recommendation(
                    Kind.N_PLUS_ONE,
                    table,
                    bursts.sum() + " times one thread looked up " + MANY_BY_ID + " rows of " + table
                            + " or more, one by one, within a second",
                    Map.of("times", bursts.sum()),
                    bursts.sum(),
                    "Look them up together (Criteria with IN), or have them included with what leads to them"));
        }
        if (lookups >= LOOKUPS && hits < lookups * USEFUL_HIT_RATE) {
            found.add(new Recommendation(
                    Kind.UNUSED_CACHE,
                    table,
                    "Of " + lookups + " looks for a row of " + table + " that is remembered, " + hits + " found one",
                    Map.of("lookups", lookups, "hits", hits),
                    lookups - hits,
                    "Remember its rows for longer, or not at all"));
        }
        return found;
    }

    private void missingIndex(Set<String> columns, List<Asked> all, long rows, List<Recommendation> found) {
        long count = all.stream().mapToLong(asked -> asked.count().sum()).sum();
        double millis =
                all.stream().mapToDouble(asked -> asked.nanos().sum() / 1e6).sum() / Math.max(1, count);
        if (rows >= LARGE_ROWS && (count >= FREQUENT || millis >= SLOW_MILLIS)) {
            found.add(new Recommendation(
                    Kind.MISSING_INDEX,
                    table,
                    "%s, of about %d rows, was asked %d times by %s, %.1f ms each; no index begins with any of them"
                            .formatted(table, rows, count, String.join(", ", columns), millis),
                    Map.of("columns", List.copyOf(columns), "count", count, "mean_millis", millis, "rows", rows),
                    count,
                    "CREATE INDEX ON " + table + " (" + String.join(", ", columns) + "), the most selective first"));
        }
    }
}
