package dev.parley.gateway.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** So that a deadline passes within a test. All tests of the running service share it, so that it starts once. */
public final class ShortSteps implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("parley.orchestration.clarify", "3s", "parley.audit.read-limit", "3s");
    }
}
