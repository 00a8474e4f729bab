package dev.parley.gateway.watch;

import java.util.List;

/** Sees what happens and says what it makes of it. It is never in the way: it may be slow, and it may throw. */
public interface Watcher {

    /** As findings and metrics name it. */
    String name();

    /** Called by one thread, in the order of what happened here. */
    void see(Observation observation);

    /** What is found so far; called by any thread. */
    List<Finding> findings();
}
