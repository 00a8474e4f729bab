package dev.parley.gateway.audit;

import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was refused how often lately. Bounded: of many principals those refused last are remembered. */
final class RefusalTally {

    private static final int MAX_KEYS = 1_000;
    private static final String NOBODY = "(not authenticated)";

    private final String watcher;
    private final int suspicious;
    private final Map<Key, Refusals> byKey = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Refusals> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** @param tenant the principal's; null where there are no tenants, and for nobody */
    private record Key(String principal, String tenant, String layer) {

        /** {@code ann} of one tenant is not {@code ann} of another. */
        String who() {
            return tenant == null ? principal : principal + " of " + tenant;
        }

        Map<String, Object> details() {
            return tenant == null ? Map.of("layer", layer) : Map.of("layer", layer, "tenant", tenant);
        }
    }

    /** The last so many times, and how often at all. */
    private static final class Refusals {
        private final Deque<Instant> last = new ArrayDeque<>();
        private Instant first;
        private long count;
    }

    /** @param suspicious from how many within an hour on it is a finding */
    RefusalTally(String watcher, int suspicious) {
        this.watcher = watcher;
        this.suspicious = suspicious;
    }

    synchronized void refused(String principal, String tenant, String layer, Instant at) {
        Key key = new Key(
                principal == null ? NOBODY : AuditText.of(principal, AuditEntry.NAME_CHARS),
                tenant == null ? null : AuditText.of(tenant, AuditEntry.NAME_CHARS),
                layer);
        Refusals refusals = byKey.computeIfAbsent(key, k -> new Refusals());
        refusals.first = refusals.first == null ? at : refusals.first;
        refusals.count++;
        refusals.last.addLast(at);
        if (refusals.last.size() > suspicious) {
            refusals.last.removeFirst();
        }
    }

    /** @param dropped refusals that got no row lately */
    synchronized List<Finding> findings(Instant now, Optional<LatelyCount.Seen> dropped) {
        List<Finding> findings = new ArrayList<>();
        byKey.forEach((key, refusals) -> {
            boolean often = refusals.last.size() == suspicious
                    && refusals.last.getFirst().isAfter(now.minus(LatelyCount.LATELY));
            if (often) {
                findings.add(refusedOften(key, refusals));
            }
        });
        dropped.map(this::incomplete).ifPresent(findings::add);
        return findings;
    }

    private Finding refusedOften(Key key, Refusals refusals) {
        return new Finding(
                watcher,
                Severity.WARNING,
                "refused_often",
                key.who(),
                "%s was refused by the layer %s at least %d times within an hour, %d times in all"
                        .formatted(key.who(), key.layer(), suspicious, refusals.count),
                key.details(),
                suggestion(key),
                refusals.first,
                refusals.last.getLast(),
                refusals.count);
    }

    private static String suggestion(Key key) {
        return switch (key.layer()) {
            case "authentication" ->
                "See where the requests come from; a client with an old token, or somebody who tries";
            case "authorization" ->
                "See GET /api/v1/audit?principal=…: grant the permission, or ask what they look for";
            case "guard", "role", "database", "plan" ->
                "See their questions in GET /api/v1/audit?outcome=REFUSED; if they are honest, the guard or the coder has"
                        + " a gap";
            case "budget", "limits" -> "Raise parley.sandbox limits for honest work, or help them ask for less";
            default -> "See GET /api/v1/audit?outcome=REFUSED";
        };
    }

    private Finding incomplete(LatelyCount.Seen dropped) {
        return new Finding(
                watcher,
                Severity.CRITICAL,
                "audit_incomplete",
                "refusals at the door",
                dropped.times() + " refusals at the door got no row in the audit within the last hour",
                Map.of("dropped", dropped.times()),
                "More come than parley.audit.refusals-per-second or refusals-per-principal, or the application's database was away: stop who sends"
                        + " them, or raise the limits",
                dropped.first(),
                dropped.last(),
                dropped.times());
    }
}
