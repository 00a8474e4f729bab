package dev.parley.gateway.protection;

import java.util.Locale;

/** What is counted together. */
public enum Rate {
    /** Questions, and answers to questions back. */
    SUBMISSIONS,
    /** All other requests. */
    READS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
