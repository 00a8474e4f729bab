package dev.parley.gateway.watch;

import dev.parley.gateway.watch.Notice.Concern;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notices of one concern as findings of its watcher. Bounded: those told last are kept. */
public final class NoticeBoard {

    private static final int MOST = 500;

    private final String watcher;
    private final Concern concern;
    private final Map<Key, Finding> findings = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Finding> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String kind, String subject) {}

    public NoticeBoard(String watcher, Concern concern) {
        this.watcher = watcher;
        this.concern = concern;
    }

    /** Passes over what concerns somebody else. */
    public synchronized void see(Notice notice) {
        if (notice.concern() == concern) {
            findings.compute(
                    new Key(notice.kind(), notice.subject()),
                    (key, before) -> before == null
                            ? finding(notice, notice.at(), 1)
                            : finding(notice, before.firstSeen(), before.count() + 1));
        }
    }

    /** Those that were seen after a moment. */
    public synchronized List<Finding> findings(Instant since) {
        return findings.values().stream()
                .filter(finding -> finding.lastSeen().isAfter(since))
                .toList();
    }

    private Finding finding(Notice notice, Instant firstSeen, long count) {
        return new Finding(
                watcher,
                notice.severity(),
                notice.kind(),
                notice.subject(),
                notice.evidence(),
                notice.facts(),
                notice.suggestedAct(),
                firstSeen,
                notice.at(),
                count);
    }
}
