package dev.parley.runtime.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How much is kept, and how closely the instances keep together. */
@ConfigMapping(prefix = "parley.cache")
public interface CacheConfig {

    /** Values in this process at most. */
    @WithDefault("10000")
    int localEntries();

    /** Bytes of the values kept in this process at most, as JSON. */
    @WithDefault("67108864")
    long localBytes();

    /** A value with more bytes, as JSON, is not put into Redis: it could not be read within the time that a look has. */
    @WithDefault("1048576")
    int sharedValueBytes();

    /** How long others wait for the instance that computes a value when they no longer hear that it does. */
    @WithDefault("2s")
    Duration lease();

    /** How long others wait at most for a value that is being computed, here and elsewhere; then they compute for themselves. */
    @WithDefault("10s")
    Duration patience();

    /**
     * How long an instance may give exact values of its own after it last knew that it hears of changes; so long a writer
     * waits for one that does not answer.
     */
    @WithDefault("2s")
    Duration trust();

    /** How long contact must have lasted before exact values are given: writers tell what they could not tell before. */
    @WithDefault("2s")
    Duration settle();

    /** When a change counts as closed though its writer did not close it. Longer than any transaction. */
    @WithName("longest-change")
    @WithDefault("60s")
    Duration longestChange();
}
