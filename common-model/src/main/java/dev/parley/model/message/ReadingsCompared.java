package dev.parley.model.message;

import dev.parley.model.error.Failure;
import java.util.List;
import java.util.Objects;

/**
 * What each reading of a question gives.
 *
 * @param readings in the order they were sent
 */
public record ReadingsCompared(List<ReadingResult> readings) implements TesterReply {

    public ReadingsCompared {
        readings = List.copyOf(readings);
    }

    /**
     * What one reading gives.
     *
     * @param sameAs the first reading that is known to give the same rows; its own id when there is none before it
     * @param preview null when it did not run
     * @param failure why it did not run; null when it did
     */
    public record ReadingResult(String id, String sameAs, ResultPreview preview, Failure failure) {

        public ReadingResult {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(sameAs, "sameAs");
        }
    }
}
