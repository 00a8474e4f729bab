package dev.parley.gateway.streaming;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.TaskEventRepository.Owned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whose events a stream carries: of the tasks that its caller may read, as {@link
 * dev.parley.gateway.orchestration.TaskProcessor#get} has it. Which databases they may ask is looked up again at most once
 * a second, so that a grant which was taken back is gone from an open stream, too. Blocks.
 */
final class Reach {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Known(Set<String> databases, Instant at) {}

    private final DatabaseAccess access;
    private final Caller caller;
    private volatile Known known = new Known(Set.of(), Instant.EPOCH);

    Reach(DatabaseAccess access, Caller caller) {
        this.access = access;
        this.caller = caller;
    }

    Owner owner() {
        return Owner.of(caller);
    }

    List<TaskEvent> of(List<Owned> found) {
        return found.stream().filter(this::covers).map(Owned::event).toList();
    }

    boolean covers(Owned found) {
        boolean sees = !found.seesSensitive() || caller.may(Caller.SENSITIVE);
        return found.refused() || sees && databases().contains(found.database());
    }

    private Set<String> databases() {
        Instant now = Instant.now();
        if (known.at().plus(FRESH).isBefore(now)) {
            known = new Known(access.usable(caller), now);
        }
        return known.databases();
    }
}
