package dev.parley.tester.comparison;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be spent on seeing whether readings of a question differ. */
@ConfigMapping(prefix = "parley.comparison")
public interface ComparisonConfig {

    /** Longest time for one reading, from its plan to its last row. */
    @WithDefault("2s")
    Duration readingTimeLimit();

    /** Most rows of a reading that are brought; results with more are taken to differ. */
    @WithDefault("1000")
    int maxRows();

    /** Rows of each reading that are shown to the asker. */
    @WithDefault("3")
    int previewRows();
}
