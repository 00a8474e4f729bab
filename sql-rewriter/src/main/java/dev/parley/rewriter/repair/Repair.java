package dev.parley.rewriter.repair;

import dev.parley.rewriter.text.Change;
import java.util.Optional;

/** What can be done about one kind of finding. */
interface Repair {

    /** As it is told, in lower case with underscores. */
    String name();

    /** What was wrong and what stands there now; empty when the finding is of another kind, or when it is not certain what to change. */
    Optional<Change> apply(Failed failed);
}
