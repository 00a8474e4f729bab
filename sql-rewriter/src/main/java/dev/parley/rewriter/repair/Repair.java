package dev.parley.rewriter.repair;

import dev.parley.rewriter.text.Edit;
import java.util.List;
import java.util.Optional;

/** What can be done about one kind of finding. */
interface Repair {

    /** As it is told, in lower case with underscores. */
    String name();

    /** Empty when the finding is of another kind, or when it is not certain what to change. */
    Optional<Change> apply(Failed failed);

    /** @param reason what was wrong and what stands there now, as a sentence */
    record Change(List<Edit> edits, String reason) {

        public Change {
            edits = List.copyOf(edits);
        }

        public Change(Edit edit, String reason) {
            this(List.of(edit), reason);
        }
    }
}
