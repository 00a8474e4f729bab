package dev.parley.gateway.context;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often askers of one database were asked back about the same words. */
@Schema(name = "AskedTopic")
record AskedTopic(
        @Schema(description = "Of the question, in lower case; empty when no single words were in doubt")
        String words,

        @Schema(description = "How often, in all") long asked,

        Instant firstSeen,
        Instant lastSeen,
        @JsonIgnore Map<LocalDate, Integer> days) {

    private static final int DAYS = 14;
    private static final int WEEK = 7;

    static AskedTopic none(String words, Instant at) {
        return new AskedTopic(words, 0, at, at, Map.of());
    }

    AskedTopic seen(Instant at) {
        LocalDate today = day(at);
        Map<LocalDate, Integer> kept = new TreeMap<>(days);
        kept.merge(today, 1, Integer::sum);
        kept.keySet().removeIf(day -> day.isBefore(today.minusDays(DAYS - 1)));
        return new AskedTopic(words, asked + 1, firstSeen, at, Map.copyOf(kept));
    }

    @JsonProperty
    @Schema(description = "In the seven days up to the last time")
    int lastWeek() {
        return between(0, WEEK);
    }

    @JsonProperty
    @Schema(description = "In the seven days before those: more of them than in the last week says that it falls")
    int weekBefore() {
        return between(WEEK, DAYS);
    }

    private int between(int from, int to) {
        LocalDate end = day(lastSeen);
        return days.entrySet().stream()
                .filter(entry -> !entry.getKey().isAfter(end.minusDays(from))
                        && entry.getKey().isAfter(end.minusDays(to)))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
