package dev.parley.runtime.cache;

/** What a look into Redis found. */
sealed interface Look {

    /**
     * A value.
     *
     * @param json may be anything: whoever can write to Redis can write there
     * @param freshMillis for which it is still fresh; not more than 0 when it is not
     * @param leftMillis until it ends
     */
    record Found(String json, long freshMillis, long leftMillis) implements Look {}

    /**
     * None, and it is for the caller to compute it.
     *
     * @param token by which Redis knows the caller
     * @param stamp the generations of the regions of the key, from before the computation
     */
    record Leased(String token, String stamp) implements Look {}

    /** None, and another instance computes it. */
    record Busy() implements Look {}

    /** Somebody is changing what it depends on: it can be computed, but not kept. */
    record Changing() implements Look {}

    /** Redis does not answer in time. */
    record Away() implements Look {}
}
