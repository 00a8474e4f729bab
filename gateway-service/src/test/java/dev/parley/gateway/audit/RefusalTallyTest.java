package dev.parley.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RefusalTally tally = new RefusalTally("SecurityAuditor", 3);

    @Test
    void shouldFindWhoIsRefusedOften() {
        tally.refused("ann", null, "guard", NOON);
        tally.refused("ann", null, "guard", NOON.plusSeconds(1));
        assertThat(tally.findings(NOON.plusSeconds(2), Optional.empty())).isEmpty();
        tally.refused("ann", null, "guard", NOON.plusSeconds(2));
        tally.refused("ann", null, "guard", NOON.plusSeconds(3));

        List<Finding> findings = tally.findings(NOON.plusSeconds(4), Optional.empty());

        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.subject()).isEqualTo("ann");
        assertThat(finding.evidence()).contains("guard", "4 times in all");
        assertThat(finding.firstSeen()).isEqualTo(NOON);
        assertThat(finding.lastSeen()).isEqualTo(NOON.plusSeconds(3));
        assertThat(finding.count()).isEqualTo(4);
    }

    @Test
    void shouldTellPrincipalsAndLayersApart() {
        tally.refused("ann", null, "guard", NOON);
        tally.refused("ann", null, "authorization", NOON);
        tally.refused("bob", null, "guard", NOON);

        assertThat(tally.findings(NOON, Optional.empty())).isEmpty();
    }

    @Test
    void shouldTellTheSameNameOfTwoTenantsApart() {
        tally.refused("ann", "acme", "guard", NOON);
        tally.refused("ann", "other", "guard", NOON);
        tally.refused("ann", null, "guard", NOON);
        assertThat(tally.findings(NOON, Optional.empty())).isEmpty();
        tally.refused("ann", "acme", "guard", NOON);
        tally.refused("ann", "acme", "guard", NOON);

        assertThat(tally.findings(NOON, Optional.empty())).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("ann of acme");
            assertThat(finding.facts()).containsEntry("tenant", "acme");
        });
    }

    @Test
    void shouldForgetWhatWasLongAgo() {
        tally.refused(null, null, "authentication", NOON);
        tally.refused(null, null, "authentication", NOON);
        tally.refused(null, null, "authentication", NOON.plusSeconds(4_000));

        assertThat(tally.findings(NOON.plusSeconds(4_001), Optional.empty())).isEmpty();
    }

    @Test
    void shouldRememberABoundedNumber() {
        for (int i = 0; i < 3; i++) {
            tally.refused("ann", null, "guard", NOON);
        }
        for (int i = 0; i < 1_000; i++) {
            tally.refused("user" + i, null, "guard", NOON);
        }

        assertThat(tally.findings(NOON, Optional.empty())).isEmpty();
    }

    @Test
    void shouldSayThatTheAuditIsIncomplete() {
        LatelyCount.Seen dropped = new LatelyCount.Seen(NOON, NOON.plusSeconds(90), 7);

        assertThat(tally.findings(NOON.plusSeconds(600), Optional.of(dropped)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(finding.firstSeen()).isEqualTo(NOON);
                    assertThat(finding.lastSeen()).isEqualTo(NOON.plusSeconds(90));
                    assertThat(finding.count()).isEqualTo(7);
                });
    }
}
