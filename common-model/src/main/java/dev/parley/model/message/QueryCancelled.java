package dev.parley.model.message;

/**
 * As a command: the asker no longer wants the answer. As a result: the task ended so.
 *
 * @param reason in the asker's words; may be null
 * @param reference the producer's mark from the submission, filled in by the gateway; null in the command
 */
public record QueryCancelled(String reason, String reference) implements QueryCommand, TaskResult {

    private static final int MAX_REASON_CHARS = 500;
    private static final int MAX_REFERENCE_CHARS = 200;

    /** @throws dev.parley.model.error.ValidationException naming the field that is too long */
    public QueryCancelled {
        reason = Texts.optional("reason", reason, MAX_REASON_CHARS);
        reference = Texts.optional("reference", reference, MAX_REFERENCE_CHARS);
    }
}
