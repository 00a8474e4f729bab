package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.text.Change;
import java.util.Optional;

/** One kind of change that is proved to keep the rows. */
interface Rule {

    /** As it is told, in lower case with underscores. */
    String name();

    /** The first place where it applies; the reason says why the rows stay the same. */
    Optional<Change> apply(Subject subject);
}
