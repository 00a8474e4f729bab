package dev.parley.model.message;

import dev.parley.model.error.Failure;
import java.util.Objects;

/** No SQL, or no better SQL after findings. */
public record CodeGenerationFailed(Failure failure) implements CoderReply {

    public CodeGenerationFailed {
        Objects.requireNonNull(failure, "failure");
    }
}
