package dev.parley.gateway.testing;

import static java.util.Map.entry;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * So that a deadline passes within a test; and with a second database, {@code vault}, that is never there to be read,
 * and tenants, {@code tight} and {@code narrow}, of small limits.
 * All tests of the running service share it, so that it starts once.
 */
public final class ShortSteps implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                entry("parley.orchestration.clarify", "3s"),
                entry("parley.audit.read-limit", "3s"),
                entry("parley.databases.vault.url", "postgresql://127.0.0.1:1/vault"),
                entry("parley.databases.vault.catalog.username", "nobody"),
                entry("parley.databases.vault.catalog.password", "none"),
                entry("parley.databases.vault.sandbox.username", "nobody"),
                entry("parley.health.databases", "1s"),
                entry("parley.streaming.heartbeat", "1s"),
                entry("parley.streaming.patience", "6s"),
                entry("parley.streaming.per-user", "8"),
                entry("parley.streaming.tasks-per-socket", "3"),
                entry("parley.streaming.origins", "https://reports.example.org"),
                entry("parley.limits.in-work.per-user", "60"),
                entry("parley.limits.tenants.tight.submissions-per-minute", "5"),
                entry("parley.limits.tenants.narrow.user-submissions-per-minute", "3"));
    }
}
