package dev.parley.gateway.orchestration;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/** The sender's name for a request, under which it may be sent again without being done again. */
public record IdempotencyKey(String text) {

    public static final String HEADER = "Idempotency-Key";
    private static final int MAX_CHARS = 255;

    /** @throws ValidationException when it is empty, too long, or holds what no header should */
    public IdempotencyKey {
        boolean visible = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (text.isBlank() || text.length() > MAX_CHARS || !visible) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`" + HEADER + "` must be 1 to " + MAX_CHARS + " visible ASCII characters, such as a UUID");
        }
    }
}
