package dev.parley.gateway.storage;

import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.Notice.Concern;
import dev.parley.gateway.watch.Severity;
import dev.parley.runtime.repository.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is new in recommendations that count since the start: those that were seen since they were told, and those that are
 * not made any more. For one thread.
 */
final class AdviceNews {

    private Map<Subject, Long> told = Map.of();

    /** A set of columns of a table, or a table. */
    private record Subject(Recommendation.Kind kind, String name) {

        static Subject of(Recommendation found) {
            Object columns = found.facts().get("columns");
            return new Subject(found.kind(), columns == null ? found.table() : found.table() + columns);
        }
    }

    /** @param found all that are made now */
    List<Notice> of(List<Recommendation> found, Instant now) {
        Map<Subject, Long> times = new HashMap<>();
        found.forEach(one -> times.merge(Subject.of(one), one.times(), Long::sum));
        List<Notice> news = new ArrayList<>();
        for (Recommendation one : found) {
            Subject subject = Subject.of(one);
            if (times.get(subject) > told.getOrDefault(subject, 0L)) {
                news.add(notice(subject, one.evidence(), one.facts(), one.suggestedAct(), now));
            }
        }
        told.keySet().stream()
                .filter(subject -> !times.containsKey(subject))
                .map(subject -> notice(
                        subject,
                        "What was recommended for " + subject.name() + " is not any more",
                        Map.of(),
                        "Nothing to do",
                        now))
                .forEach(news::add);
        told = times;
        return news;
    }

    private static Notice notice(
            Subject subject, String evidence, Map<String, Object> facts, String suggestedAct, Instant now) {
        return new Notice(
                Concern.SPEED,
                Severity.INFO,
                subject.kind().name().toLowerCase(Locale.ROOT),
                subject.name(),
                evidence,
                facts,
                suggestedAct,
                now);
    }
}
