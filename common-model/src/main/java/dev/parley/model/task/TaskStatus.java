package dev.parley.model.task;

/**
 * Where a task stands.
 *
 * <pre>
 * SUBMITTED → CLARIFYING → (AWAITING_ANSWER ⇄ CLARIFYING) → GENERATING → TESTING → (REPAIRING → TESTING)*
 *           → COMPLETED | FAILED | CANCELLED | EXPIRED
 * </pre>
 */
public enum TaskStatus {
    SUBMITTED,
    CLARIFYING,
    AWAITING_ANSWER,
    GENERATING,
    TESTING,
    REPAIRING,
    COMPLETED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** Whether nothing can follow. */
    public boolean isTerminal() {
        return switch (this) {
            case COMPLETED, FAILED, CANCELLED, EXPIRED -> true;
            case SUBMITTED, CLARIFYING, AWAITING_ANSWER, GENERATING, TESTING, REPAIRING -> false;
        };
    }
}
