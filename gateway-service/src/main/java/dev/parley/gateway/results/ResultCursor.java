package dev.parley.gateway.results;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.Base64;
import java.util.UUID;

/**
 * A row of a task's result, as a place to go on from. To a caller it is an opaque text.
 *
 * @param taskId whose result; the cursor of another's is refused
 * @param row number of the first row that was not seen, from 0
 */
record ResultCursor(UUID taskId, int row) {

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((taskId + "/" + row).getBytes(US_ASCII));
    }

    /**
     * @param rows how many the result has
     * @throws ValidationException when it is none of that result
     */
    static ResultCursor of(String text, UUID taskId, int rows) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII).split("/", -1);
            if (parts.length == 2 && parts[0].equals(taskId.toString())) {
                int row = Integer.parseInt(parts[1]);
                if (row >= 0 && row <= rows) {
                    return new ResultCursor(taskId, row);
                }
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ValidationException(
                ErrorCode.INVALID_REQUEST, "`cursor` is not the `next` of an earlier page of these results");
    }
}
