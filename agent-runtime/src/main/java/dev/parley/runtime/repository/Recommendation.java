package dev.parley.runtime.repository;

import java.util.Map;

/**
 * What would make a table faster, by what was measured of it.
 *
 * @param kind what is wrong
 * @param evidence what was seen, as a sentence
 * @param facts the figures behind it
 * @param times how often it was seen since the start: it was seen since the last look when there are more
 */
public record Recommendation(
        Kind kind, String table, String evidence, Map<String, Object> facts, long times, String suggestedAct) {

    /** A fixed set. */
    public enum Kind {
        MISSING_INDEX,
        N_PLUS_ONE,
        UNUSED_CACHE,
        SLOW_PAGE
    }
}
