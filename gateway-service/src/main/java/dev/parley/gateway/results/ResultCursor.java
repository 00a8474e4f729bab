package dev.parley.gateway.results;

import dev.parley.gateway.paging.OpaqueCursor;
import dev.parley.model.error.ValidationException;
import java.util.UUID;

/**
 * A row of a task's result, as a place to go on from. To a caller it is an opaque text.
 *
 * @param taskId whose result; the cursor of another's is refused
 * @param row number of the first row that was not seen, from 0
 */
record ResultCursor(UUID taskId, int row) {

    String text() {
        return OpaqueCursor.of(taskId + "/" + row);
    }

    /**
     * @param rows how many the result has
     * @throws ValidationException when it is none of that result
     */
    static ResultCursor of(String text, UUID taskId, int rows) {
        return OpaqueCursor.read(text, place -> {
            String[] parts = place.split("/", -1);
            int row = Integer.parseInt(parts[1]);
            return parts[0].equals(taskId.toString()) && row >= 0 && row <= rows ? new ResultCursor(taskId, row) : null;
        });
    }
}
