package dev.parley.gateway.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * So that a deadline passes within a test; and with a second database, {@code vault}, that is never there to be read.
 * All tests of the running service share it, so that it starts once.
 */
public final class ShortSteps implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "parley.orchestration.clarify",
                "3s",
                "parley.audit.read-limit",
                "3s",
                "parley.databases.vault.url",
                "postgresql://127.0.0.1:1/vault",
                "parley.databases.vault.catalog.username",
                "nobody",
                "parley.databases.vault.sandbox.username",
                "nobody");
    }
}
