package dev.parley.gateway.access;

import dev.parley.gateway.access.AccessConfig.Ungranted;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.database.TargetDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which databases a caller may ask: those that the token lists; else those that the grants say; else, where a database
 * has no grant at all, what is configured. A grant is looked up at each request, so that one that was taken back is gone
 * at once. All methods block.
 */
@ApplicationScoped
public class DatabaseAccess {

    private final TargetDatabases databases;
    private final GrantRepository grants;
    private final Registrants registrants;
    private final boolean openWithoutGrants;

    DatabaseAccess(TargetDatabases databases, GrantRepository grants, Registrants registrants, AccessConfig config) {
        this.databases = databases;
        this.grants = grants;
        this.registrants = registrants;
        this.openWithoutGrants = config.ungranted() == Ungranted.OPEN;
    }

    /** Names of registered databases that the caller may ask, sorted. */
    public Set<String> usable(Caller caller) {
        Set<String> names = new TreeSet<>(databases.descriptions().keySet());
        if (caller.databases() != null) {
            names.retainAll(caller.databases());
        } else {
            Map<String, Boolean> granted = grants.of(caller);
            names.removeIf(name -> !granted.getOrDefault(name, openWithoutGrants));
        }
        return names;
    }

    /**
     * @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}, naming those that the caller may ask, also when it
     *     is one that they may not
     */
    public void require(Caller caller, String database) {
        Set<String> usable = usable(caller);
        if (!usable.contains(database)) {
            throw unknown(database, usable);
        }
    }

    /**
     * Of names of databases those that the caller may manage, which is no right to ask them: those that the token lists;
     * else those that the caller's tenant registered; all of them where the caller has no tenant.
     */
    public Set<String> managed(Caller caller, Set<String> names) {
        Set<String> managed = new TreeSet<>(names);
        if (caller.databases() != null) {
            managed.retainAll(caller.databases());
        } else if (caller.tenant() != null) {
            managed.retainAll(registrants.registeredBy(caller.tenant()));
        }
        return managed;
    }

    /** Whether that is so whatever is registered. */
    public boolean managesAll(Caller caller) {
        return caller.databases() == null && caller.tenant() == null;
    }

    /** @throws ValidationException {@link ErrorCode#UNKNOWN_DATABASE}, also when it is another's */
    public void requireManaged(Caller caller, String database) {
        Set<String> managed = managed(caller, databases.descriptions().keySet());
        if (!managed.contains(database)) {
            throw unknown(database, managed);
        }
    }

    /**
     * Takes a grant back, if it is there.
     *
     * @throws ValidationException {@link ErrorCode#LAST_GRANT} when the database would be open to everyone thereby
     */
    void revoke(String database, Grantee grantee) {
        if (grantee.isEveryone() || !openWithoutGrants) {
            grants.remove(database, grantee);
        } else if (!grants.removeUnlessLast(database, grantee)) {
            throw new ValidationException(Failure.of(
                            ErrorCode.LAST_GRANT,
                            "This is the last grant of \"" + database + "\"; without it everyone may ask it",
                            Instant.now())
                    .withHint("Grant it to somebody else first, or set parley.access.default to closed"));
        }
    }

    private static ValidationException unknown(String database, Set<String> known) {
        return new ValidationException(
                ErrorCode.UNKNOWN_DATABASE,
                "There is no database called \"" + database + "\" here; registered: "
                        + (known.isEmpty() ? "none for you" : String.join(", ", known)));
    }
}
