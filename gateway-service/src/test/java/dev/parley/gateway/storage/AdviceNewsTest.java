package dev.parley.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Notice;
import dev.parley.runtime.repository.Recommendation;
import dev.parley.runtime.repository.Recommendation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviceNewsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final AdviceNews news = new AdviceNews();

    @Test
    void shouldTellWhatWasSeenSinceItWasToldLast() {
        assertThat(told(burst("tasks", 3))).containsExactly("3 of tasks");

        assertThat(told(burst("tasks", 3))).as("an old burst").isEmpty();
        assertThat(told(burst("tasks", 4), burst("events", 1))).containsExactly("4 of tasks", "1 of events");
    }

    @Test
    void shouldTellThatSomethingIsNotRecommendedAnyMoreOnce() {
        told(burst("tasks", 3), index("tasks", "owner", 200));

        assertThat(told(burst("tasks", 3))).containsExactly("What was recommended for tasks[owner] is not any more");
        assertThat(told(burst("tasks", 3))).isEmpty();
    }

    @Test
    void shouldKeepSetsOfColumnsApart() {
        told(index("tasks", "owner", 200), index("tasks", "status", 300));

        assertThat(told(index("tasks", "owner", 201), index("tasks", "status", 300)))
                .containsExactly("201 by owner");
    }

    private List<String> told(Recommendation... found) {
        return news.of(List.of(found), NOW).stream().map(Notice::evidence).toList();
    }

    private static Recommendation burst(String table, long times) {
        return new Recommendation(
                Kind.N_PLUS_ONE, table, times + " of " + table, Map.of(), times, "Look them up together");
    }

    private static Recommendation index(String table, String column, long times) {
        return new Recommendation(
                Kind.MISSING_INDEX,
                table,
                times + " by " + column,
                Map.of("columns", List.of(column)),
                times,
                "CREATE INDEX");
    }
}
