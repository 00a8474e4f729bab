package dev.parley.gateway.problem;

import dev.parley.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Optional;

/** What an address names by an id. */
enum Named {
    TASK("/api/v1/query/", ErrorCode.UNKNOWN_TASK),
    TERM("/api/v1/glossary/", ErrorCode.UNKNOWN_KNOWLEDGE),
    VERIFIED_QUERY("/api/v1/verified-queries/", ErrorCode.UNKNOWN_KNOWLEDGE),
    DEAD_LETTER("/api/v1/admin/dead-letters/", ErrorCode.UNKNOWN_DEAD_LETTER);

    private final String before;
    private final ErrorCode unknown;

    Named(String before, ErrorCode unknown) {
        this.before = before;
        this.unknown = unknown;
    }

    /** The code for an id of none; empty when the address has no id. */
    static Optional<ErrorCode> unknown(String path) {
        return Arrays.stream(values())
                .filter(named -> path.startsWith(named.before))
                .map(named -> named.unknown)
                .findFirst();
    }
}
