package dev.parley.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Notice.Concern;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final NoticeBoard board = new NoticeBoard("BugHunter", Concern.FAILURE);

    @Test
    void shouldMakeOneFindingOfWhatIsToldAgain() {
        board.see(notice(Concern.FAILURE, Severity.CRITICAL, "shop", "away", NOON));
        board.see(notice(Concern.FAILURE, Severity.CRITICAL, "bank", "away", NOON));
        board.see(notice(Concern.FAILURE, Severity.INFO, "shop", "is back", NOON.plusSeconds(60)));

        assertThat(board.findings(NOON.minusSeconds(1)))
                .filteredOn(finding -> finding.subject().equals("shop"))
                .containsExactly(new Finding(
                        "BugHunter",
                        Severity.INFO,
                        "pool_unhealthy",
                        "shop",
                        "is back",
                        Map.of(),
                        "look",
                        NOON,
                        NOON.plusSeconds(60),
                        2));
        assertThat(board.findings(NOON)).extracting(Finding::subject).containsExactly("shop");
    }

    @Test
    void shouldPassOverWhatConcernsAnother() {
        board.see(notice(Concern.SPEED, Severity.INFO, "shop", "slow", NOON));

        assertThat(board.findings(Instant.EPOCH)).isEmpty();
    }

    @Test
    void shouldKeepThoseToldLast() {
        for (int i = 0; i < 600; i++) {
            board.see(notice(Concern.FAILURE, Severity.INFO, "pool" + i, "away", NOON));
            board.see(notice(Concern.FAILURE, Severity.INFO, "pool0", "away", NOON));
        }

        assertThat(board.findings(Instant.EPOCH))
                .hasSize(500)
                .extracting(Finding::subject)
                .contains("pool0", "pool599")
                .doesNotContain("pool1");
    }

    private static Notice notice(Concern concern, Severity severity, String subject, String evidence, Instant at) {
        return new Notice(concern, severity, "pool_unhealthy", subject, evidence, Map.of(), "look", at);
    }
}
