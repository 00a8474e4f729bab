package dev.parley.cli;

import java.util.Set;

/**
 * One step of a task as the gateway streams it.
 *
 * @param id its place in the sequence, to go on after
 * @param status in lower case, such as {@code clarifying}
 * @param message for people; may be empty
 */
record TaskEvent(String id, String status, String message) {

    private static final Set<String> LAST = Set.of("completed", "failed", "cancelled", "expired");

    boolean isLast() {
        return LAST.contains(status);
    }

    boolean asksBack() {
        return status.equals("awaiting_answer");
    }
}
