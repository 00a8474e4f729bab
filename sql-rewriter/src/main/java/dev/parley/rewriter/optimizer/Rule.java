package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.text.Edit;
import java.util.List;
import java.util.Optional;

/** One kind of change that is proved to keep the rows. */
interface Rule {

    /** As it is told, in lower case with underscores. */
    String name();

    /** The first place where it applies. */
    Optional<Change> apply(Subject subject);

    /** @param reason why the rows stay the same */
    record Change(List<Edit> edits, String reason) {

        public Change {
            edits = List.copyOf(edits);
        }

        public Change(Edit edit, String reason) {
            this(List.of(edit), reason);
        }
    }
}
