package dev.parley.tester.truth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** What the truth tests may take, and which of them are done. */
@ConfigMapping(prefix = "parley.truth")
public interface TruthConfig {

    /** Whether answers are doubted at all; expected results are compared all the same. */
    @WithDefault("true")
    boolean enabled();

    /** For all tests of one answer together, coverage included. */
    @WithDefault("2s")
    Duration timeLimit();

    /** For each small query that a test asks. */
    @WithDefault("500ms")
    Duration probeLimit();

    /** By the name of the test, such as {@code parley.truth.ties_cut.enabled=false}. */
    @WithParentName
    Map<String, TestConfig> tests();

    /** One test. */
    interface TestConfig {

        /** Whether this test is made. */
        @WithDefault("true")
        boolean enabled();
    }

    default boolean isEnabled(String test) {
        TestConfig config = tests().get(test);
        return config == null || config.enabled();
    }
}
