package dev.parley.gateway.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Something that a part of this gateway has seen of itself or of what it stands on (a repository, a pool, a schema) and
 * that an operator should know. The watcher whom it concerns lists it as a finding; the others pass it over.
 *
 * <p>Who sees such a thing tells it, as often as it is seen, by {@link Watchers#tell}, which neither waits nor throws:
 *
 * <pre>{@code
 * watchers.tell(new Notice(Concern.FAILURE, Severity.CRITICAL, "pool_unhealthy", "shop/sandbox",
 *         "no connection since 12:03: connection refused", Map.of("failed_looks", 4),
 *         "See that the server of shop is up and takes the role's password", Instant.now()));
 * }</pre>
 *
 * Notices of one kind and subject are one finding: the last one's severity and words, how many there were, from when to
 * when. What is over is told once more, as {@link Severity#INFO}, with words that say so. It need not be told that nothing
 * changed; the finding is listed for {@code parley.watch.forget}.
 *
 * @param kind one of a small fixed set of the part that tells, such as {@code pool_unhealthy}
 * @param subject what it is about, such as a table or a pool; of a bounded number for each kind
 * @param evidence what was seen, as a sentence; no value of anybody's rows, and no credential
 * @param facts the figures behind the sentence
 * @param suggestedAct what to do about it
 */
public record Notice(
        Concern concern,
        Severity severity,
        String kind,
        String subject,
        String evidence,
        Map<String, Object> facts,
        String suggestedAct,
        Instant at)
        implements Observation {

    /** Whom it concerns. */
    public enum Concern {
        /** What could be faster: the PerformanceAnalyzer's. */
        SPEED,
        /** What does not work: the BugHunter's. */
        FAILURE,
        /** Who tries what they may not: the SecurityAuditor's. */
        SECURITY,
        /** What questions are understood by, the schema above all: the ContextOptimizer's. */
        CONTEXT
    }

    public Notice {
        Objects.requireNonNull(concern, "concern");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(suggestedAct, "suggestedAct");
        Objects.requireNonNull(at, "at");
        facts = Map.copyOf(facts);
    }
}
